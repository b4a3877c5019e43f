package conference

import (
	"time"

	"konvent/signaling/wire"
)

// SeatsKept is for how long a seat is kept after the start.
const SeatsKept = seatsKept

// What people make of a conference is made by their commands; tests of the rooms themselves make them here.
var (
	Make   = (*Conference).make
	Remake = (*Conference).remake
	Unmake = (*Conference).unmake
	Shut   = (*Conference).shut
)

// Offered is how full it is, though nobody may have been told yet.
func Offered(c *Conference) (all wire.Offered) {
	c.box.Do(func() { all = c.seats.book.Offered(time.Now().UnixMilli()) })
	return all
}
