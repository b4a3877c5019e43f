package wire

// Enter is the body of place.enter.
type Enter struct {
	Room RoomID `json:"room"`
	// Epoch and Seq say what the client has of this room already, from an earlier Entered and the events since; 0 for nothing.
	Epoch uint32 `json:"epoch,omitempty"`
	Seq   uint64 `json:"seq,omitempty"`
}

// Entered is a room as it is when one comes in. After it come the room's numbered events from Seq+1 on
// (after a resume, from the client's own Seq+1 on).
type Entered struct {
	Room Room `json:"room"`
	// Epoch changes when the house restarts; Seq counts from 1 in each.
	Epoch uint32 `json:"epoch"`
	Seq   uint64 `json:"seq"`
	// Resumed: the client has every line up to its Seq; Chat is left out and the numbered events it missed follow. All else is
	// as it is now.
	Resumed bool `json:"resumed"`
	// Chat holds the last lines, oldest first, at most 200.
	Chat     []ChatLine `json:"chat,omitempty"`
	People   People     `json:"people"`
	Speaking Speaking   `json:"speaking"`
	// Sources are those of a workshop or table.
	Sources []Source `json:"sources,omitempty"`
	// Tables are those of a cafeteria.
	Tables []Table `json:"tables,omitempty"`
	// Stage is the plenum's.
	Stage *Stage `json:"stage,omitempty"`
	// Backstage is there for those who are backstage, and only for them.
	Backstage *Backstage `json:"backstage,omitempty"`
	// Invited: the host's invitation onto the stage is still open.
	Invited bool `json:"invited,omitempty"`
	// Leads are those who lead this room, and Lead is what I am here: empty for most. Hosts and organisers lead everywhere and are not
	// among Leads.
	Leads []Led `json:"leads,omitempty"`
	Lead  Lead  `json:"lead,omitempty"`
	// Hands are raised; absent where none is.
	Hands *Hands `json:"hands,omitempty"`
	// Entrance says who may come in; absent where everybody may.
	Entrance *Entrance `json:"entrance,omitempty"`
	// Groups are those of a workshop, once they were planned.
	Groups *Groups `json:"groups,omitempty"`
	// Group is there in a group's room.
	Group *GroupHere `json:"group,omitempty"`
	// Silent: I sit down at a table, and what I had switched on is off now.
	Silent bool `json:"silent,omitempty"`
}

// Table is a cafeteria table as those see it who look for a seat.
type Table struct {
	Room   Room     `json:"room"`
	People []Person `json:"people"`
}

// RoomClosed says that a room was taken out of the programme.
type RoomClosed struct {
	Room RoomID `json:"room"`
}
