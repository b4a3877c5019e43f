package room

import (
	"maps"
	"time"

	"konvent/signaling/wire"
)

// barredFor is how long who was taken out of a room stays out of it.
const barredFor = 15 * time.Minute

// Bar keeps a person from entering for a quarter of an hour; not those who belong behind a stage, without whom nothing goes on there.
// It does not take them out: Leave does.
func (r *Room) Bar(p wire.PersonID) {
	r.box.Do(func() {
		now := time.Now()
		maps.DeleteFunc(r.barred, func(_ wire.PersonID, until time.Time) bool { return !now.Before(until) })
		r.barred[p] = now.Add(barredFor)
		delete(r.entrance.known, p)
	})
}

// Barred says whether somebody was taken out and has to stay out for now.
func (r *Room) Barred(p wire.PersonID) (yes bool) {
	r.box.Do(func() { yes = r.isBarred(Member{Person: wire.Person{ID: p}}) })
	return yes
}

// Refuses says whether a person who comes was taken out and has to stay out for now; never who belongs behind the stage.
func (r *Room) Refuses(who Member) (yes bool) {
	r.box.Do(func() { yes = r.isBarred(who) })
	return yes
}

func (r *Room) isBarred(who Member) bool {
	if r.Kind.Stage && (who.Backstage || who.Director) {
		return false
	}
	until, barred := r.barred[who.ID]
	return barred && time.Now().Before(until)
}
