package wire

// Seat is what a person has in a session that is chosen: a seat, or a place on its waiting list.
type Seat struct {
	Session SessionID `json:"session"`
	// Waiting is the place on the waiting list, from 1; 0 for a seat.
	Waiting int `json:"waiting,omitempty"`
	// Online is how one attends; otherwise in the hall.
	Online bool `json:"online"`
	// Extra: one leads the session, and takes no seat away.
	Extra bool `json:"extra,omitempty"`
	// Moved is when one moved up, swapped or was placed here, in ms since 1970; 0 where one chose it.
	Moved int64 `json:"moved,omitempty"`
}

// MySeats is all that a person has chosen: in each round at most one seat and one place on a waiting list.
type MySeats struct {
	// Seats are in the order of time.
	Seats []Seat `json:"seats"`
	// Named are the closed sessions that are open to this person.
	Named []SessionID `json:"named"`
}

// SeatRound is a round: sessions that are offered together.
type SeatRound struct {
	Round int `json:"round"`
	// Start is when its first session begins, in ms since 1970.
	Start int64 `json:"start"`
	// Deadline is from when on nobody chooses any more, in ms since 1970.
	Deadline int64 `json:"deadline"`
}

// Taken is how full a session is.
type Taken struct {
	Session SessionID `json:"session"`
	Taken   int       `json:"taken"`
	// FreeHall and FreeOnline are how many seats are free for somebody in the hall and online; -1 for no limit.
	FreeHall   int `json:"freeHall"`
	FreeOnline int `json:"freeOnline"`
	// Waiting is how many are on the waiting list.
	Waiting int `json:"waiting"`
	// Swaps counts those who wait and would give a seat of theirs in exchange, by the session it is in.
	Swaps []SwapCount `json:"swaps,omitempty"`
}

// SwapCount is how many offer a seat in one session for one in another.
type SwapCount struct {
	// For is the session whose seat they offer.
	For   SessionID `json:"for"`
	Count int       `json:"count"`
}

// Offered is how full the sessions of all rounds are that are not over, at most 100 sessions.
type Offered struct {
	Rounds   []SeatRound `json:"rounds"`
	Sessions []Taken     `json:"sessions"`
}

// SeatsTaken is how full some sessions are.
type SeatsTaken struct {
	Sessions []Taken `json:"sessions"`
}

// SeatChoice is the body of seat.choose.
type SeatChoice struct {
	Session SessionID `json:"session"`
	// Online is how one attends; absent for the way of the conference (online, unless it is held on site).
	Online *bool `json:"online,omitempty"`
	// Wait: where no seat is free, take a place on the waiting list and keep the seat one has until then.
	Wait bool `json:"wait,omitempty"`
}

// SeatAsk is the body of seat.leave and seat.swap.
type SeatAsk struct {
	Session SessionID `json:"session"`
}

// SeatWhy says how somebody came by a seat, or lost it, without asking for it just now.
type SeatWhy string

// The reasons: a seat became free for the first on the waiting list; two swapped; an organiser placed them; the session is not offered
// any more.
const (
	SeatFree    SeatWhy = "free"
	SeatSwapped SeatWhy = "swap"
	SeatPlaced  SeatWhy = "placed"
	SeatGone    SeatWhy = "gone"
)

// SeatMoved tells a person of a seat they came by, or lost, without asking for it just now.
type SeatMoved struct {
	// To is empty for somebody who lost their seat, From for somebody who had none in the round.
	From SessionID `json:"from,omitempty"`
	To   SessionID `json:"to,omitempty"`
	Why  SeatWhy   `json:"why"`
}

// SeatRow is a seat or waiting place as organisers see it over REST.
type SeatRow struct {
	Person PersonID `json:"person"`
	Seat
}

// RoundDeadline is how long before its start a round can be changed, as organisers set it over REST.
type RoundDeadline struct {
	Round int `json:"round"`
	// Before is in minutes, 0 to 10080; 10 where nothing was set.
	Before int `json:"before"`
}
