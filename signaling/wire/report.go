package wire

// CardID names a group's result card: "<room of the group>.card".
type CardID string

// CardOf is the id of a group's result card.
func CardOf(group RoomID) CardID { return CardID(group) + ".card" }

// Card is what a result card says, in plain words.
type Card struct {
	// Title has at most 120 characters.
	Title string `json:"title"`
	// Statements are at most three, of 280 characters each.
	Statements []string `json:"statements"`
	// Note has at most 1,000 characters.
	Note string `json:"note"`
	// Reporter is empty while nobody is named. ReporterName is their name when they were chosen; the house sets it.
	Reporter     PersonID `json:"reporter"`
	ReporterName string   `json:"reporterName,omitempty"`
	// Image is the address of a picture on this house; empty for none. ImageText says what it shows, in at most 280 characters.
	Image     string `json:"image"`
	ImageText string `json:"imageText,omitempty"`
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
	// Left: it is left out, and passed over when one goes on.
	Left bool `json:"left,omitempty"`
	// Told: it was on the screen.
	Told bool `json:"told,omitempty"`
}

// KeptCard is a card in the record of a conference.
type KeptCard struct {
	ID CardID `json:"id"`
	// Group is whose it is, and Workshop what took place there.
	Group    string `json:"group"`
	Workshop string `json:"workshop"`
	// Day counts from 1; 0 where it is not known.
	Day int `json:"day"`
	// At is when its group or its item began, in ms since 1970; 0 where it is not known.
	At   int64 `json:"at"`
	Card Card  `json:"card"`
}

// CardRecord are the cards of a conference on which somebody wrote, of all days, in the order of time and workshops.
type CardRecord struct {
	Cards []KeptCard `json:"cards"`
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
