package wire

// TableOpen is the body of table.open.
type TableOpen struct {
	// Topic is at most 80 characters after cleaning; may be empty.
	Topic string `json:"topic,omitempty"`
	// Seats is from 2 to 8.
	Seats int `json:"seats"`
	// Invited: only who is asked may sit down.
	Invited bool `json:"invited,omitempty"`
}

// TableSet is the body of table.set: all of what can be set of the table one sits at.
type TableSet struct {
	// Topic is at most 80 characters after cleaning; may be empty.
	Topic string `json:"topic,omitempty"`
	// Invited is for the one who put the table up; a table of the programme is always open.
	Invited bool `json:"invited,omitempty"`
}

// TableAsk is the body of table.invite.
type TableAsk struct {
	Person PersonID `json:"person"`
	// Words are at most 200 characters after cleaning; may be empty.
	Words string `json:"words,omitempty"`
}

// RoomRef names a room.
type RoomRef struct {
	Room RoomID `json:"room"`
}

// TableInvitation asks me to a table.
type TableInvitation struct {
	Room  Room   `json:"room"`
	By    Person `json:"by"`
	Words string `json:"words,omitempty"`
	// Until is when it ends, in ms since 1970.
	Until int64 `json:"until"`
}

// TableInvitations are all that are open for me, the oldest first.
type TableInvitations struct {
	Invitations []TableInvitation `json:"invitations"`
}

// TableAnswer tells who invited somebody that nothing comes of it.
type TableAnswer struct {
	// Person declined, or did not answer in time.
	Person Person `json:"person"`
}

// Mine is what somebody has going on in the cafeteria.
type Mine struct {
	Invitations  []TableInvitation `json:"invitations"`
	Roulette     Roulette          `json:"roulette"`
	Offers       Offers            `json:"offers"`
	Appointments []Appointment     `json:"appointments"`
}

// TableKnocks are those who would like to sit down at the table I sit at, the first first.
type TableKnocks struct {
	People []Person `json:"people"`
}
