package wire

// Entrance says who may come into a room beside those who lead it and those who were in it already.
type Entrance struct {
	// Locked: nobody.
	Locked bool `json:"locked"`
	// Lobby: whom one who leads the room lets in.
	Lobby bool `json:"lobby"`
	// Waiting are those who wait to be let in, in the order they came, at most 260; told to those who lead the room only.
	Waiting []Person `json:"waiting,omitempty"`
}

// LockAsk is the body of room.lock.
type LockAsk struct {
	Locked bool `json:"locked"`
}

// LobbyAsk is the body of room.lobby.
type LobbyAsk struct {
	On bool `json:"on"`
}

// AdmitAsk is the body of lobby.admit.
type AdmitAsk struct {
	Person PersonID `json:"person"`
	// Admit lets the person in; otherwise they are refused and told so.
	Admit bool `json:"admit"`
}

// Knock says before which room I wait.
type Knock struct {
	// Room is empty when I wait nowhere.
	Room RoomID `json:"room"`
	Name string `json:"name"`
	// Refused: I do not wait any more, because I was not let in.
	Refused bool `json:"refused,omitempty"`
}
