package wire

// Conference is a conference as everybody in it sees it.
type Conference struct {
	ID ConferenceID `json:"id"`
	// Slug is its name in addresses: lower case letters, digits and hyphens.
	Slug  string `json:"slug"`
	Title string `json:"title"`
	Motto string `json:"motto,omitempty"`
	// Language is the main language, "de" or "en".
	Language string `json:"language"`
	// Mode is "online", "hybrid" or "onsite".
	Mode string `json:"mode"`
	// TimeZone is an IANA name; all times are shown in it.
	TimeZone string `json:"timeZone"`
	// Place is the town of the hall, where there is one.
	Place      string   `json:"place,omitempty"`
	Organisers []string `json:"organisers"`
	// Guests says whether a guest link is open.
	Guests bool `json:"guests"`
}

// Programme is the whole programme: rooms and what happens in them.
type Programme struct {
	// Days are the calendar days in order, "2006-01-02".
	Days     []string  `json:"days"`
	Rooms    []Room    `json:"rooms"`
	Sessions []Session `json:"sessions"`
}

// RoomKind says what a room is for; what follows from it stands in one table (server/room/kinds.go).
type RoomKind string

// The kinds of rooms.
const (
	Plenum    RoomKind = "plenum"
	Workshop  RoomKind = "workshop"
	Cafeteria RoomKind = "cafeteria"
	TableKind RoomKind = "table"
	// GroupKind is a small group of a workshop; it stands in no programme.
	GroupKind RoomKind = "group"
)

// Room is a room as the programme knows it.
type Room struct {
	ID RoomID `json:"id"`
	// Slug is its name in addresses; the plenum's is "plenum".
	Slug string   `json:"slug"`
	Name string   `json:"name"`
	Kind RoomKind `json:"kind"`
	// Seats is how many people fit; 0 for no limit.
	Seats int `json:"seats"`
	// Parent is the cafeteria a table stands in, or the workshop a group belongs to.
	Parent RoomID `json:"parent,omitempty"`
	// Topic is what a table talks about; may be empty.
	Topic string `json:"topic,omitempty"`
	// Invited: only who is asked may sit down at this table.
	Invited bool `json:"invited,omitempty"`
	// Private: some were brought to this table, and it stands in no list.
	Private bool `json:"private,omitempty"`
}

// Session is an item of the programme.
type Session struct {
	ID SessionID `json:"id"`
	// Day counts from 1.
	Day int `json:"day"`
	// Start and End are ms since 1970, shifts included.
	Start int64 `json:"start"`
	End   int64 `json:"end"`
	// Kind is one of welcome, speech, keynote, talk, lightning, debate, panel, music, workshop, groups, report-back, break, closing.
	Kind  string `json:"kind"`
	Title string `json:"title"`
	Room  RoomID `json:"room"`
	// Stage is how many people are on the stage at once; 0 where there is no stage.
	Stage int `json:"stage,omitempty"`
	// Speakers are named by function.
	Speakers []string `json:"speakers,omitempty"`
	// Round joins the workshops that are offered together; 0 for none.
	Round int `json:"round,omitempty"`
	// Capacity is how many may attend; 0 for no limit.
	Capacity int `json:"capacity,omitempty"`
	// Hall and Online are how many of them may attend in the hall and online; 0 for no limit of its own.
	Hall   int `json:"hall,omitempty"`
	Online int `json:"online,omitempty"`
	// Closed: for the people named only.
	Closed   bool   `json:"closed,omitempty"`
	Abstract string `json:"abstract,omitempty"`
}

// Running says what runs now, and what begins next (all that begins at the same time).
type Running struct {
	Now  []SessionID `json:"now"`
	Next []SessionID `json:"next"`
	// Held: the programme moves nobody at the moment.
	Held bool `json:"held,omitempty"`
}

// Hold is the body of programme.hold.
type Hold struct {
	Held bool `json:"held"`
}

// Shift is the body of programme.shift.
type Shift struct {
	// Minutes is from -240 to 240 and not 0. What has ended stays; what runs ends later; what comes begins and ends later.
	Minutes int `json:"minutes"`
}
