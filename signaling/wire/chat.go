package wire

// Say is the body of chat.send.
type Say struct {
	// Text: 1–1,000 characters after cleaning; shown as text, never as markup.
	Text string `json:"text"`
	// Ref is the client's own random name for this line, 8–40 letters, digits, hyphens or underscores. The same Ref of the same person is kept once,
	// so a line can safely be sent again after a lost connection.
	Ref string `json:"ref"`
}

// ChatLine is a line that was said.
type ChatLine struct {
	ID     LineID   `json:"id"`
	Person PersonID `json:"person"`
	// Name and Role are the person's when the line was said.
	Name string `json:"name"`
	Role Role   `json:"role"`
	Text string `json:"text"`
	// At is ms since 1970.
	At  int64  `json:"at"`
	Ref string `json:"ref,omitempty"`
}

// ChatRef names a line.
type ChatRef struct {
	ID LineID `json:"id"`
}
