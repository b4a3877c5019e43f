package wire

// Fault is a refusal that a person or a client can act on. Each Code has its own words in the client.
type Fault struct {
	Code FaultCode `json:"code"`
	// Retry says whether the same command may succeed when it is sent again later.
	Retry bool `json:"retry"`
	// Field names the part of the body that is wrong, where there is one.
	Field string `json:"field,omitempty"`
}

// Error makes a Fault usable as an error.
func (f *Fault) Error() string {
	if f.Field != "" {
		return string(f.Code) + ": " + f.Field
	}
	return string(f.Code)
}

// With names the field that is at fault.
func (f *Fault) With(field string) *Fault {
	return &Fault{Code: f.Code, Retry: f.Retry, Field: field}
}

// FaultCode names a fault.
type FaultCode string

// The faults of the house.
var (
	// ErrFrame: the frame is not JSON, too large, or has no number.
	ErrFrame = &Fault{Code: "frame.bad"}
	// ErrBody: the body does not have the shape of its command; Field says where.
	ErrBody = &Fault{Code: "body.bad"}
	// ErrCommand: no command has this name.
	ErrCommand = &Fault{Code: "command.unknown"}
	// ErrHello: the first word must be session.hello, and is said once.
	ErrHello = &Fault{Code: "hello.first"}
	// ErrVersion: the client is older or newer than the house; loading the page again helps.
	ErrVersion = &Fault{Code: "version.other"}
	// ErrLink: unknown, revoked and foreign links alike.
	ErrLink = &Fault{Code: "link.unknown"}
	// ErrNotAllowed: the role does not carry the permission.
	ErrNotAllowed = &Fault{Code: "not.allowed"}
	// ErrNotHere: the command needs a room one is in, or a person who is in it.
	ErrNotHere = &Fault{Code: "not.here"}
	// ErrNotFound: the thing that the body names does not exist (any more).
	ErrNotFound = &Fault{Code: "not.found"}
	// ErrFull: no seat is free; later there may be.
	ErrFull = &Fault{Code: "room.full", Retry: true}
	// ErrLocked: who leads the room has locked it.
	ErrLocked = &Fault{Code: "room.locked"}
	// ErrLobby: one waits now until somebody who leads the room lets one in; you.move says when.
	ErrLobby = &Fault{Code: "room.lobby", Retry: true}
	// ErrUninvited: only who is asked may sit down at this table.
	ErrUninvited = &Fault{Code: "table.uninvited"}
	// ErrHasTable: one has put up a table already.
	ErrHasTable = &Fault{Code: "table.one"}
	// ErrBooked: somebody is to meet somebody else then; Field is "you" or "person".
	ErrBooked = &Fault{Code: "booked"}
	// ErrNoCard: one has written no business card yet (Field "you"), or the other has not ("person").
	ErrNoCard = &Fault{Code: "card.none"}
	// ErrNoSeat: no seat is free in this session; one may become free.
	ErrNoSeat = &Fault{Code: "seat.none", Retry: true}
	// ErrNoSwap: nobody offers such a seat in exchange (any more).
	ErrNoSwap = &Fault{Code: "seat.noswap"}
	// ErrLate: the deadline of the round has passed.
	ErrLate = &Fault{Code: "seat.late"}
	// ErrNamed: the session is for the people named only.
	ErrNamed = &Fault{Code: "seat.named"}
	// ErrKept: the seats of what runs here are kept for those who chose it; ten minutes after its start they are not any more.
	ErrKept = &Fault{Code: "seat.kept", Retry: true}
	// ErrRemoved: a moderator or host took the person out of this room a moment ago; in a quarter of an hour it is open to them again.
	ErrRemoved = &Fault{Code: "removed"}
	// ErrTooFast: over the rate for this person or room.
	ErrTooFast = &Fault{Code: "too.fast", Retry: true}
	// ErrTooMany: somebody has as many of these as they may at once; Field says what, where it is not plain.
	ErrTooMany = &Fault{Code: "too.many", Retry: true}
	// ErrTooLong: a text, list or SDP is longer than allowed; Field says which.
	ErrTooLong = &Fault{Code: "too.long"}
	// ErrEmpty: a text is empty after cleaning; Field says which.
	ErrEmpty = &Fault{Code: "empty"}
	// ErrDocFull: a document has reached its limit.
	ErrDocFull = &Fault{Code: "doc.full"}
	// ErrPicture: the file is no picture of a kind and size that the house takes.
	ErrPicture = &Fault{Code: "picture.bad"}
	// ErrPictures: the room or the conference keeps no more pictures.
	ErrPictures = &Fault{Code: "pictures.full"}
	// ErrYourPictures: nobody may hand in more pictures than this person has already.
	ErrYourPictures = &Fault{Code: "pictures.yours"}
	// ErrMuted: a host or moderator holds the microphone; only they lift it.
	ErrMuted = &Fault{Code: "muted"}
	// ErrSDP: the offer could not be understood or asks for what this door does not give.
	ErrSDP = &Fault{Code: "sdp.bad"}
	// ErrCodec: no codec in common.
	ErrCodec = &Fault{Code: "codec.none"}
	// ErrPhase: groups are not so far, or too far, for that.
	ErrPhase = &Fault{Code: "groups.phase"}
	// ErrStore: it could not be saved, and was not; later it may.
	ErrStore = &Fault{Code: "store.failed", Retry: true}
	// ErrBusy: a limit of the house is reached; later it may not be.
	ErrBusy = &Fault{Code: "busy", Retry: true}
	// ErrInternal: a mistake of ours.
	ErrInternal = &Fault{Code: "internal", Retry: true}
)

// Close codes of the socket (RFC 6455, section 7.4.2: 4000–4999 are the application's). They tell the client what to do.
const (
	// CloseLink: the link is unknown or was revoked. Do not come back.
	CloseLink = 4001
	// CloseElsewhere: the same person came in somewhere else. Come back only when the person asks to.
	CloseElsewhere = 4002
	// CloseVersion: load the page again.
	CloseVersion = 4003
	// CloseProtocol: the client broke the rules of the line, or was refused too often. Come back, but not at once.
	CloseProtocol = 4004
	// CloseSlow: the client did not read fast enough. Come back at once with (room, epoch, seq).
	CloseSlow = 4008
	// CloseRestart: the house restarts. Come back within a few seconds, each client at its own moment.
	CloseRestart = 4012
)
