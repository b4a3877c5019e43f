package wire

// CardID names a group's result card: "<room of the group>.card".
type CardID string

// CardOf is the id of a group's result card.
func CardOf(group RoomID) CardID { return CardID(group) + ".card" }

// Card is what a result card says, in plain words.
type Card struct {
	Title string `json:"title"`
	// Statements are 1–3; those that are not written yet are empty.
	Statements []string `json:"statements"`
	Note       string   `json:"note"`
	// Reporter is empty while nobody is named.
	Reporter PersonID `json:"reporter"`
	// Image is the address of a picture on this house; empty for none.
	Image string `json:"image"`
}

// ReportCard is a card in the run-list of a report-back.
type ReportCard struct {
	ID CardID `json:"id"`
	// Group and Workshop say whose it is.
	Group    string `json:"group"`
	Workshop string `json:"workshop"`
	// Reporter is the name of who reports; empty while nobody is named.
	Reporter string `json:"reporter"`
	Card     Card   `json:"card"`
	// Open: the group still works on it.
	Open bool `json:"open,omitempty"`
	// Left: it is left out, and passed over by report.next.
	Left bool `json:"left,omitempty"`
	// Told: it was on the screen.
	Told bool `json:"told,omitempty"`
}

// Report is the run-list of a report-back, in order.
type Report struct {
	Cards []ReportCard `json:"cards"`
	// Now is the card on everybody's screen; empty for none.
	Now CardID `json:"now,omitempty"`
}

// StageCard is a card on everybody's screen.
type StageCard struct {
	ReportCard
	// Person is who reports; empty while nobody is named.
	Person PersonID `json:"person,omitempty"`
}

// CardAsk names a card.
type CardAsk struct {
	Card CardID `json:"card"`
}

// ReportOrder is the body of report.order.
type ReportOrder struct {
	// Cards in order, at most 400; those not named come after them.
	Cards []CardID `json:"cards"`
}

// ReportLeave is the body of report.leave.
type ReportLeave struct {
	Card CardID `json:"card"`
	Left bool   `json:"left"`
}
