package wire

// RouletteJoin is the body of roulette.join.
type RouletteJoin struct {
	// Interests are at most 5, of 1–30 characters each after cleaning.
	Interests []string `json:"interests,omitempty"`
	// NotMyOffice: nobody who comes from where I come from.
	NotMyOffice bool `json:"notMyOffice,omitempty"`
}

// RouletteState says where one is in Kaffee-Roulette.
type RouletteState string

// The states.
const (
	// RouletteOut: I take no part.
	RouletteOut RouletteState = "out"
	// RouletteWaiting: I wait to be drawn.
	RouletteWaiting RouletteState = "waiting"
	// RouletteLonely: I wait, and whoever waits beside me I have met already, or is of my own office.
	RouletteLonely RouletteState = "lonely"
	// RouletteDrawn: I was drawn; you.move leads to the table.
	RouletteDrawn RouletteState = "drawn"
)

// Roulette is how Kaffee-Roulette stands for me.
type Roulette struct {
	State RouletteState `json:"state"`
	// Since is when I began to wait, in ms since 1970; 0 when I do not.
	Since int64 `json:"since,omitempty"`
	// Table is the one I was drawn to, With those I was drawn with.
	Table RoomID   `json:"table,omitempty"`
	With  []Person `json:"with,omitempty"`
	// Until is when its clock ends, in ms since 1970; 0 when somebody asked to stay.
	Until int64 `json:"until,omitempty"`
}
