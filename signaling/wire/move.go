package wire

// Why says why the house asks somebody to another room.
type Why string

// The reasons.
const (
	// WhySession: an item of the programme begins there.
	WhySession Why = "session"
	// WhyGroup: one's group meets there; WhyBack: it is over, and the workshop goes on.
	WhyGroup Why = "group"
	WhyBack  Why = "back"
	// WhyTable: a table was put up for one; WhyStage: one is called onto the stage; WhyAdmitted: one was let in.
	WhyTable    Why = "table"
	WhyStage    Why = "stage"
	WhyAdmitted Why = "admitted"
)

// Move is a wish of the house: go to another room. The client says so, and goes by itself at its time.
type Move struct {
	Room RoomID `json:"room"`
	// Name is the room's, and Title what takes place there; Title may be empty.
	Name  string `json:"name"`
	Title string `json:"title,omitempty"`
	// At is when to go, in ms since 1970; 0 for at once.
	At  int64 `json:"at"`
	Why Why   `json:"why"`
	// Stay says that one may stay where one is, by move.stay.
	Stay bool `json:"stay"`
}

// Moving is the body of you.move: the wish that is open, or none any more.
type Moving struct {
	Move *Move `json:"move,omitempty"`
}
