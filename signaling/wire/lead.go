package wire

// Lead is what a person is in a room beyond being there.
type Lead string

// The leads of a room. Both may do the same, but only a moderator hands the room over or makes others co-moderators.
const (
	LeadModerator   Lead = "moderator"
	LeadCoModerator Lead = "co-moderator"
)

// Led is a person who leads a room.
type Led struct {
	Person PersonID `json:"person"`
	// Name is the person's when they were named; for a list that does not depend on who is here.
	Name string `json:"name"`
	Lead Lead   `json:"lead"`
}

// LeadAsk is the body of room.lead.
type LeadAsk struct {
	Person PersonID `json:"person"`
	// Lead is what the person is from now on: "co-moderator", "moderator" (the room is handed over: the sender becomes co-moderator), or
	// absent for nothing.
	Lead Lead `json:"lead,omitempty"`
}

// Leads says who leads a room, and what I am in it.
type Leads struct {
	Leads []Led `json:"leads"`
	Lead  Lead  `json:"lead,omitempty"`
}
