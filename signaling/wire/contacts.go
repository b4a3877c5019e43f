package wire

// BusinessCard is what somebody writes of themselves for others. Each part is of one line, except Note, and cleaned.
type BusinessCard struct {
	// Name: as in person.rename.
	Name string `json:"name"`
	// Office and Function are at most 120 characters; may be empty, as all that follow.
	Office   string `json:"office,omitempty"`
	Function string `json:"function,omitempty"`
	// Email is at most 254 characters, with one @ inside.
	Email string `json:"email,omitempty"`
	// Phone is at most 40 characters: digits, spaces and + ( ) - / . only.
	Phone string `json:"phone,omitempty"`
	// Note is at most 300 characters.
	Note string `json:"note,omitempty"`
}

// Contact is a business card that somebody gave me. It is as they wrote it then.
type Contact struct {
	Person PersonID     `json:"person"`
	Card   BusinessCard `json:"card"`
	// At is ms since 1970.
	At int64 `json:"at"`
}

// Contacts are my own card and those I was given, by name.
type Contacts struct {
	// Card is absent while I have written none.
	Card     *BusinessCard `json:"card,omitempty"`
	Contacts []Contact     `json:"contacts"`
}

// ContactRef names the person of a contact.
type ContactRef struct {
	Person PersonID `json:"person"`
}

// Offers are the business cards on offer: those I am offered, and to whom I offer mine.
type Offers struct {
	From []Person `json:"from"`
	To   []Person `json:"to"`
}
