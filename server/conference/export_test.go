package conference

// SeatsKept is for how long a seat is kept after the start.
const SeatsKept = seatsKept

// What people make of a conference is made by their commands; tests of the rooms themselves make them here.
var (
	Make   = (*Conference).make
	Remake = (*Conference).remake
	Unmake = (*Conference).unmake
	Shut   = (*Conference).shut
)
