package conference

import (
	"context"
	"errors"

	"konvent/server/conference/cafe"
	"konvent/server/conference/groups"
	"konvent/server/conference/seats"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// ErrNone is what a store answers when the thing asked for is not there.
var ErrNone = errors.New("not there")

// Hash is the SHA-256 of a link's token or of a key; the store never sees the secret itself.
type Hash [32]byte

// Programmes keeps conferences and their programmes.
type Programmes interface {
	// Conferences lists all, by title.
	Conferences(ctx context.Context) ([]wire.Conference, error)
	// Programme returns rooms (tables included) and sessions, ordered by start, end, room.
	Programme(ctx context.Context, id wire.ConferenceID) (wire.Programme, error)
	// SaveConference keeps a conference and its whole programme in one transaction. Rooms and sessions that are not in it go,
	// and with a room its chat and stage.
	SaveConference(ctx context.Context, c wire.Conference, p wire.Programme) error
	// SaveSessions replaces the times of the sessions given.
	SaveSessions(ctx context.Context, id wire.ConferenceID, sessions []wire.Session) error
}

// Links keeps people and who they are by link. Linked with an empty Person means the guest link of the conference.
type Links interface {
	// ByLink finds whom a link belongs to; ErrNone for unknown and revoked ones alike.
	ByLink(ctx context.Context, h Hash) (Linked, error)
	// AddPerson keeps a person, with a link or (nil) without.
	AddPerson(ctx context.Context, conf wire.ConferenceID, p wire.Person, h *Hash) error
	// SetLink gives a person a new link, or (nil) revokes; the one before ends. ErrNone for an unknown person.
	SetLink(ctx context.Context, conf wire.ConferenceID, p wire.PersonID, h *Hash) error
	// SetGuestLink opens the conference to guests with this link, or (nil) closes it.
	SetGuestLink(ctx context.Context, conf wire.ConferenceID, h *Hash) error
}

// Linked is whom a link belongs to.
type Linked struct {
	Conference wire.ConferenceID
	// Person has an empty ID on a guest link.
	Person wire.Person
}

// People keeps the people of a conference.
type People interface {
	// People lists all of a conference, by name.
	People(ctx context.Context, conf wire.ConferenceID) ([]wire.Person, error)
	// Person finds one of them; ErrNone for an unknown one.
	Person(ctx context.Context, conf wire.ConferenceID, p wire.PersonID) (wire.Person, error)
	// Rename changes a person's name.
	Rename(ctx context.Context, conf wire.ConferenceID, p wire.PersonID, name string) error
	// RemovePerson forgets a person and their link; their lines stay.
	RemovePerson(ctx context.Context, conf wire.ConferenceID, p wire.PersonID) error
}

// Seating is what is kept of a conference's seats.
type Seating struct {
	Places []seats.Place
	// Named are the people who may choose a closed session.
	Named map[wire.SessionID][]wire.PersonID
	// Before is how many minutes before its start a round can be changed, where that was set.
	Before map[int]int
}

// Seats keeps what people chose.
type Seats interface {
	// Seats returns all of a conference.
	Seats(ctx context.Context, conf wire.ConferenceID) (Seating, error)
	// SaveSeats keeps new and changed places and forgets others (by person and session), all or none. People who are gone are left out.
	SaveSeats(ctx context.Context, conf wire.ConferenceID, put, gone []seats.Place) error
	// SaveNamed replaces those who may choose a closed session; ErrNone, and no change, when one of them is unknown.
	SaveNamed(ctx context.Context, conf wire.ConferenceID, session wire.SessionID, people []wire.PersonID) error
	// SaveRound keeps until when a round can be changed.
	SaveRound(ctx context.Context, conf wire.ConferenceID, r wire.RoundDeadline) error
}

// Keys keeps the WHIP and WHEP keys of rooms: at most one of each kind a room.
type Keys interface {
	// SetKey replaces the key of this kind, or (nil) takes it away.
	SetKey(ctx context.Context, r wire.RoomID, kind wire.KeyKind, h *Hash) error
	// KeyRoom finds the room that a key of this kind opens; ErrNone otherwise.
	KeyRoom(ctx context.Context, kind wire.KeyKind, h Hash) (wire.RoomID, error)
}

// Made keeps the rooms that people make: groups and tables of their own. A made room goes with its parent.
type Made interface {
	// MadeRooms lists those that are not shut, in the order they were made in.
	MadeRooms(ctx context.Context, conf wire.ConferenceID) ([]wire.Room, error)
	// MakeRoom keeps a new one.
	MakeRoom(ctx context.Context, conf wire.ConferenceID, r wire.Room) error
	// ChangeRoom keeps another name, topic and number of seats; ErrNone where there is none.
	ChangeRoom(ctx context.Context, conf wire.ConferenceID, r wire.Room) error
	// ShutRoom ends one, but what was written in it stays; UnmakeRoom takes it away with all that hangs on it. ErrNone where there is none.
	ShutRoom(ctx context.Context, conf wire.ConferenceID, id wire.RoomID) error
	UnmakeRoom(ctx context.Context, conf wire.ConferenceID, id wire.RoomID) error
}

// Leads keeps who leads which room.
type Leads interface {
	// Leads lists all of a conference, in order.
	Leads(ctx context.Context, conf wire.ConferenceID) (map[wire.RoomID][]wire.Led, error)
	// SaveLeads replaces those of one room.
	SaveLeads(ctx context.Context, r wire.RoomID, leads []wire.Led) error
}

// Holds keeps since when the programme moves nobody, in ms since 1970; 0 for not at all.
type Holds interface {
	Held(ctx context.Context, conf wire.ConferenceID) (since int64, err error)
	Hold(ctx context.Context, conf wire.ConferenceID, since int64) error
}

// GroupStates keeps the groups of workshops, and the run-lists of report-backs.
type GroupStates interface {
	SaveGroups(ctx context.Context, workshop wire.RoomID, s groups.State) error
	// LoadGroups returns the zero State for a workshop that has none.
	LoadGroups(ctx context.Context, workshop wire.RoomID) (groups.State, error)
	SaveReport(ctx context.Context, plenum wire.RoomID, r groups.Report) error
	// LoadReport returns the zero Report for a plenum that has none.
	LoadReport(ctx context.Context, plenum wire.RoomID) (groups.Report, error)
}

// Written is a result card as far as it was written.
type Written struct {
	wire.Card
	// Room is whose it is, Name what that is called, Parent the workshop of a group; Cards tells them.
	Room   wire.RoomID
	Name   string
	Parent wire.RoomID
	// At is when it was written last, in ms since 1970; 0 where that is not known.
	At int64
}

// Cards reads the result cards of workshops and groups.
type Cards interface {
	// CardsIn is what the cards of rooms say so far. Rooms in which nothing was written are left out, and with
	// an error those whose card cannot be read.
	CardsIn(ctx context.Context, rooms []wire.RoomID) (map[wire.RoomID]Written, error)
	// Cards lists all of a conference on which somebody wrote, those of groups that are over among them, in the order of their rooms.
	Cards(ctx context.Context, conf wire.ConferenceID) ([]Written, error)
}

// File is a picture of a room's documents.
type File struct {
	ID     wire.FileID
	Room   wire.RoomID
	Person wire.PersonID
	// Type is its media type: image/png, image/jpeg or image/webp.
	Type string
	// At is ms since 1970.
	At   int64
	Data []byte
}

// FilesAtMost is how many pictures are kept in a room and of one person, and how many bytes of them in a conference.
type FilesAtMost struct{ InRoom, OfPerson, Bytes int64 }

// Files keeps pictures.
type Files interface {
	// AddFile keeps a picture of a room of this conference: wire.ErrYourPictures where the person has as many as they may,
	// wire.ErrPictures where the room or the conference has.
	AddFile(ctx context.Context, conf wire.ConferenceID, f File, most FilesAtMost) error
	// File finds a picture of a room of this conference; ErrNone where there is none.
	File(ctx context.Context, conf wire.ConferenceID, r wire.RoomID, id wire.FileID) (File, error)
}

// Cafeteria keeps what the tables are for that people put up, and who met at Kaffee-Roulette.
type Cafeteria interface {
	// Tables lists those of a conference whose rooms are there.
	Tables(ctx context.Context, conf wire.ConferenceID) ([]cafe.Table, error)
	// SaveTable keeps what a made room is as a table.
	SaveTable(ctx context.Context, t cafe.Table) error
	// SetTopic changes what a table of the programme talks about; ErrNone where there is none.
	SetTopic(ctx context.Context, conf wire.ConferenceID, r wire.RoomID, topic string) error
	// Met lists who met whom, of those who are people of the conference still.
	Met(ctx context.Context, conf wire.ConferenceID) ([]cafe.Pair, error)
	// AddMet keeps who met; pairs that are known are no error.
	AddMet(ctx context.Context, pairs []cafe.Pair) error
}

// Contacts keeps business cards: what each wrote, and what each was given. They are read by their owner only.
type Contacts interface {
	// BusinessCard is what somebody wrote; ErrNone while that is nothing.
	BusinessCard(ctx context.Context, p wire.PersonID) (wire.BusinessCard, error)
	// SaveBusinessCard replaces it, or (nil) takes it away; what was given stays with those it was given to.
	SaveBusinessCard(ctx context.Context, p wire.PersonID, card *wire.BusinessCard) error
	// Contacts lists the cards somebody was given, by name.
	Contacts(ctx context.Context, owner wire.PersonID) ([]wire.Contact, error)
	// Exchange gives each of two the card of the other, both or none: wire.ErrNoCard when one has written none, wire.ErrTooMany when one
	// has atMost contacts.
	Exchange(ctx context.Context, a, b wire.PersonID, at int64, atMost int) error
	// RemoveContact takes a card away from its owner, and says whether it was there.
	RemoveContact(ctx context.Context, owner, person wire.PersonID) (found bool, err error)
}

// Appointments keeps who meets whom when.
type Appointments interface {
	// Appointments lists those that begin after a time.
	Appointments(ctx context.Context, conf wire.ConferenceID, after int64) ([]cafe.Date, error)
	// SaveAppointment keeps a new one, or what changed of one: state, called, table.
	SaveAppointment(ctx context.Context, d cafe.Date) error
}

// Store is all that the conference keeps. The parts are what its code asks for; nothing takes the whole but the composition root.
type Store interface {
	Programmes
	Links
	People
	Keys
	Made
	Leads
	Holds
	GroupStates
	Cards
	Cafeteria
	Contacts
	Appointments
	Seats
	room.Lines
	room.Stages
	room.Entrances
	room.Docs
	Files
}

// ViewerID names a view connection: a person's, or a foreign player's.
type ViewerID string

// Publishing is an offer at the publishing door.
type Publishing struct {
	// Camera is the source of the microphone and camera sections, or of everything when Screen is empty (WHIP).
	Camera wire.SourceID
	// Screen is the source of the screen sections.
	Screen wire.SourceID
	Offer  string
	// Tracks says what each section carries; nil takes the first audio and the first video section for Camera (WHIP).
	Tracks []wire.Track
}

// Doors are the two doors of the media engine. All faults are *wire.Fault: ErrSDP, ErrCodec, ErrTooLong, ErrBusy.
type Doors interface {
	// Publish opens a publishing connection and answers its offer; an earlier one with the same Camera source is closed
	// once the answer is ready.
	Publish(ctx context.Context, p Publishing) (answer string, err error)
	// Unpublish closes it. The sources keep their gates and can come back.
	Unpublish(camera wire.SourceID)
	// View opens a view connection and answers its offer; an earlier one of the same viewer is closed once the
	// answer is ready. When many open at once it waits for its turn, which ViewWaiting tells of, and at most until ctx ends. Who is
	// first does not wait: without those on the stage the others would wait for nothing.
	View(ctx context.Context, v ViewerID, offer string, first bool) (answer string, err error)
	// Unview closes it.
	Unview(v ViewerID)
}

// Flows says who looks at what.
type Flows interface {
	room.Scenes
	// Attach turns a viewer to a scene ("" for nothing); kept also for a viewer whose connection is not there yet, until Unview.
	// own are the viewer's own sources, which never flow back to them. SlotsChanged follows,
	// also when nothing changed: who attaches again may have missed the last one. It does not block.
	Attach(v ViewerID, scene room.SceneID, own []wire.SourceID)
	// Want sets which sources a viewer looks at, and how large.
	Want(v ViewerID, w wire.Want)
}

// Media is the media engine.
type Media interface {
	Doors
	Flows
}

// Notices is what the media engine tells unasked. Its methods return at once and may be called from any goroutine.
type Notices interface {
	// SourceChanged: packets of this source, or of its picture, began to arrive or stopped, or its codec became known.
	SourceChanged(id wire.SourceID, s room.SourceState)
	// SlotsChanged: what flows to this viewer is arranged differently now.
	SlotsChanged(v ViewerID, s wire.Slots)
	// ViewWaiting: a call of View waits for its turn; when it begins to, and as it comes nearer, about once a second.
	ViewWaiting(v ViewerID, w wire.Waiting)
	// LayersPaused: nobody looks at these layers of a source's picture (by RID; the empty one of a picture in one size), all others are
	// wanted. Once when a publishing connection opens, and when it changes, at most twice a second; never of a feed.
	LayersPaused(id wire.SourceID, rids []string)
	// Levels: how loud the sources of a scene are, five times a second while any of them has sound, and once when it ends.
	Levels(scene room.SceneID, levels []wire.Level)
	// ViewerGone: the view connection failed or was closed by its far end.
	ViewerGone(v ViewerID)
}
