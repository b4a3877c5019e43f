package wire

// Ids are opaque, random and never counted up; nobody can guess the next one from the last.

// ConferenceID names a conference.
type ConferenceID string

// PersonID names a person within the whole house. A person belongs to one conference.
type PersonID string

// RoomID names a room: the plenum, a workshop room, the cafeteria or one of its tables.
type RoomID string

// SessionID names an item of the programme.
type SessionID string

// SourceID names something that can be seen or heard. It stays the same when its publisher connects again:
// "<person>.camera", "<person>.screen", "<room>.whip", or "slate".
type SourceID string

// LineID names a line of chat. Ids of one room sort by the time they were said.
type LineID string

// Slate is the source that every stage falls back to: an animated title card with quiet music.
const Slate SourceID = "slate"

// Camera is the id of a person's camera and microphone.
func Camera(p PersonID) SourceID { return SourceID(p) + ".camera" }

// Screen is the id of a person's shared screen and its sound.
func Screen(p PersonID) SourceID { return SourceID(p) + ".screen" }

// Whip is the id of a room's WHIP source.
func Whip(r RoomID) SourceID { return SourceID(r) + ".whip" }
