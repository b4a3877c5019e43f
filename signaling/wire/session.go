package wire

// Hello is the first word of a client.
type Hello struct {
	// Token is the secret part of the person's link, /j/{token}.
	Token string `json:"token"`
	// Version is the protocol version the client speaks.
	Version int `json:"version"`
}

// Welcome is the house's answer to Hello.
type Welcome struct {
	You        Me         `json:"you"`
	Conference Conference `json:"conference"`
	Programme  Programme  `json:"programme,omitzero"` // there always, put in by Into
	Running    Running    `json:"running"`
	Places     Places     `json:"places"`
	// Seats are what this person chose, Offered how full it is.
	Seats   MySeats `json:"seats"`
	Offered Offered `json:"offered"`
	// Now is the house's clock, in ms since 1970; the client shows times by it.
	Now int64 `json:"now"`
	// Home is the room where one belongs now by the programme; empty for none.
	Home RoomID `json:"home,omitempty"`
	// Move is a wish of the house that is still open.
	Move *Move `json:"move,omitempty"`
	// Knock is where I wait to be let in.
	Knock *Knock `json:"knock,omitempty"`
	// Mine is what I have going on in the cafeteria.
	Mine Mine `json:"mine"`
	// Grace is how long, in ms, the house keeps a person's place and media when their socket is lost.
	Grace int64 `json:"grace"`
}

// Door is what the page behind a link shows before one enters (GET /api/v1/door).
type Door struct {
	Conference Conference `json:"conference"`
	// You is who the link belongs to; absent on a guest link, which asks for a name first.
	You     *Person   `json:"you,omitempty"`
	Running []Session `json:"running"`
	Next    []Session `json:"next"`
	Rooms   []Room    `json:"rooms"`
	Now     int64     `json:"now"`
}

// GuestAsk is the body of POST /api/v1/guests, sent with the guest link as bearer.
type GuestAsk struct {
	// Name is what the guest wants to be called, as in person.rename.
	Name string `json:"name"`
}

// GuestLink is the answer to GuestAsk: a personal token, used from then on like the token of a link.
type GuestLink struct {
	Token string `json:"token"`
}
