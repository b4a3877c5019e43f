package wire

// Role is what a person is in the conference. Rights follow from it in one table (server/conference/permissions.go).
type Role string

// The roles, from most to fewest rights.
const (
	Organiser   Role = "organiser"
	Host        Role = "host"
	Moderator   Role = "moderator"
	Speaker     Role = "speaker"
	Participant Role = "participant"
	Guest       Role = "guest"
)

// Person is somebody as others see them.
type Person struct {
	ID   PersonID `json:"id"`
	Name string   `json:"name"`
	// Office is where they come from ("Jobcenter Musterkreis"); may be empty.
	Office string `json:"office,omitempty"`
	Role   Role   `json:"role"`
}

// Permission names something a role may do.
type Permission string

// The permissions.
const (
	// MayAttend: enter rooms, look and listen, see who is there.
	MayAttend Permission = "attend"
	// MayChat: say lines in the room one is in.
	MayChat Permission = "chat"
	// MaySpeak: publish in rooms where everybody may speak, and on a stage one was asked onto.
	MaySpeak Permission = "speak"
	// MayBackstage: be in the green room of the plenum without being asked.
	MayBackstage Permission = "backstage"
	// MayModerate: mute and remove people, except those on a stage or behind it; take lines away.
	MayModerate Permission = "moderate"
	// MayDirect: direct the stage, and mute and remove those on it or behind it.
	MayDirect Permission = "direct"
	// MayShift: move the programme in time.
	MayShift Permission = "shift"
	// MayOrganise: edit programme and people over REST.
	MayOrganise Permission = "organise"
)

// Me is the person a client belongs to.
type Me struct {
	Person
	May []Permission `json:"may"`
}

// Rename is the body of person.rename.
type Rename struct {
	// Name: 1–80 characters after cleaning (nothing invisible, no heaps of marks), a letter or digit among them.
	Name string `json:"name"`
}

// PersonAsk names a person.
type PersonAsk struct {
	Person PersonID `json:"person"`
}

// MuteAsk is the body of person.mute.
type MuteAsk struct {
	Person PersonID `json:"person"`
	Muted  bool     `json:"muted"`
}

// PeopleAsk is the body of people.page.
type PeopleAsk struct {
	// Room limits the list to one room; empty for the whole conference.
	Room RoomID `json:"room,omitempty"`
	// Search keeps names and offices that contain it, without regard to case; at most 80 characters.
	Search string `json:"search,omitempty"`
	// Roles keeps people of these roles, at most six; empty for all.
	Roles []Role `json:"roles,omitempty"`
	// Offset is the first entry wanted, from 0.
	Offset int `json:"offset"`
	// Limit is how many entries are wanted, 1–100.
	Limit int `json:"limit"`
}

// PeoplePage is a page of people, ordered by name.
type PeoplePage struct {
	// Total is how many match, not how many are on the page.
	Total  int      `json:"total"`
	People []Placed `json:"people"`
}

// RegisterAsk is the body of people.register.
type RegisterAsk struct {
	// Search keeps names and offices that contain it, without regard to case; at most 80 characters.
	Search string `json:"search,omitempty"`
	// Offset is the first entry wanted, from 0.
	Offset int `json:"offset"`
	// Limit is how many entries are wanted, 1–100.
	Limit int `json:"limit"`
}

// RegisterPage is a page of everybody who has a link to the conference, whether they came yet or not, ordered by name.
type RegisterPage struct {
	// Total is how many match, not how many are on the page.
	Total  int      `json:"total"`
	People []Person `json:"people"`
}

// Placed is a person and where they are.
type Placed struct {
	Person
	// Room is empty in the foyer.
	Room RoomID `json:"room,omitempty"`
}

// People says who is in a room. Up to 50 are named; of more only the count is told, and people.page gives names.
type People struct {
	Count int `json:"count"`
	// Here names everybody when they are 50 or fewer, and is absent otherwise.
	Here []Person `json:"here,omitempty"`
}

// Places says how many people are where.
type Places struct {
	// Online is everybody connected to the conference.
	Online int `json:"online"`
	// Rooms counts by room; a cafeteria's count includes its tables, which are not counted by themselves.
	Rooms map[RoomID]int `json:"rooms"`
}

// Speaking names those who are speaking, loudest first, at most three.
type Speaking struct {
	Sources []SourceID `json:"sources"`
}

// YouMuted tells a person that somebody muted them.
type YouMuted struct {
	Muted bool `json:"muted"`
	// Held: only a host or moderator can lift it.
	Held bool `json:"held"`
}

// YouRemoved tells a person that somebody took them out of a room.
type YouRemoved struct {
	Room RoomID `json:"room"`
}
