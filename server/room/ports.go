package room

import (
	"context"

	"konvent/signaling/wire"
)

// Outbox takes encoded frames for one client. Push never blocks and never fails: a client that cannot keep up is closed by its
// own session. The bytes are shared by many and must not be changed.
type Outbox interface {
	Push(frames []byte)
}

// Lines keeps a room's chat.
type Lines interface {
	// AddLine keeps a line and returns it as kept, after the commit. A line of the same person with the same Ref is kept once;
	// the one kept first comes back, with added false; wire.ErrNotFound when that one was removed.
	AddLine(ctx context.Context, room wire.RoomID, line wire.ChatLine) (kept wire.ChatLine, added bool, err error)
	// RemoveLine takes a line away, and says whether it was there. With a person given, only theirs.
	RemoveLine(ctx context.Context, room wire.RoomID, id wire.LineID, of wire.PersonID) (found bool, err error)
	// LastLines returns the newest n lines, oldest first.
	LastLines(ctx context.Context, room wire.RoomID, n int) ([]wire.ChatLine, error)
}

// DocPart is what is kept of a document.
type DocPart struct {
	wire.DocState
	// Bytes came since the last state.
	Bytes int64
}

// DocEdit is a change to keep.
type DocEdit struct {
	Update string
	// Reading, where there is one, takes the place of one that saw no more than Seen changes.
	Reading *wire.Reading
	Seen    int64
	// At is when the reading was made, in ms since 1970.
	At int64
}

// DocKept is what came of a change.
type DocKept struct {
	// Seq is its number, 0 where there was none. Bytes came since the last state.
	Seq, Bytes int64
	// Read: its reading is what the document says now.
	Read bool
}

// Docs keeps what people write together.
type Docs interface {
	// LoadDoc returns the changes after a number in their order, until they are so many bytes long or all are there; the zero DocPart
	// for a document that nobody has written in.
	LoadDoc(ctx context.Context, doc wire.DocID, after, bytes int64) (DocPart, error)
	// Reading is what a document says; the zero Reading while nobody has written.
	Reading(ctx context.Context, doc wire.DocID) (wire.Reading, error)
	// AddEdit keeps a change after all others, and returns after the commit. wire.ErrDocFull where more than DocBytes came since the last
	// state, wire.ErrBody with "seen" where that lies ahead.
	AddEdit(ctx context.Context, doc wire.DocID, e DocEdit) (DocKept, error)
	// CompactDoc keeps a state that stands for all changes up to seq. These stay until the next state comes. wire.ErrTooFast where too
	// little came since the last, wire.ErrBody with "seq" where it stands for no more than that or for what is not there.
	CompactDoc(ctx context.Context, doc wire.DocID, seq int64, state string) error
}

// StageState is what a stage must know again after a restart.
type StageState struct {
	Live   bool            `json:"live"`
	Since  int64           `json:"since"`
	Layout wire.Layout     `json:"layout"`
	OnAir  []wire.SourceID `json:"onAir"`
	// PreviewLayout and Preview are the director's preview.
	PreviewLayout wire.Layout     `json:"previewLayout"`
	Preview       []wire.SourceID `json:"preview"`
	// Guests were taken onto the stage from the audience.
	Guests []wire.PersonID `json:"guests"`
	// Held were muted by a host.
	Held []wire.PersonID `json:"held"`
	// Cards are the sources on air and in the preview as they were last seen.
	Cards []wire.Source `json:"cards"`
	// Card is a result on everybody's screen; Lent who was taken from the audience to report, and Aired who was put on air for it.
	Card  *wire.StageCard `json:"card,omitempty"`
	Lent  wire.PersonID   `json:"lent,omitempty"`
	Aired wire.PersonID   `json:"aired,omitempty"`
}

// Stages keeps the state of stages.
type Stages interface {
	SaveStage(ctx context.Context, room wire.RoomID, s StageState) error
	// LoadStage returns the zero StageState for a room that has none.
	LoadStage(ctx context.Context, room wire.RoomID) (StageState, error)
}

// SourceState is what the media engine sees of a source.
type SourceState struct {
	// Up: packets arrived in the last second, of audio or video.
	Up bool
	// Picture: packets of video arrived in the last 1.5 s, or are left off because nobody looks.
	Picture bool
	// Codec is the video's, "VP8" or "H264"; empty while nothing arrived.
	Codec string
}

// SceneID names what a viewer looks at: a room as its audience sees it, or the green room behind its stage.
type SceneID string

// Front is the scene of a room's audience, and of a workshop or table as a whole.
func Front(id wire.RoomID) SceneID { return SceneID(id) }

// Back is the scene behind a plenum's stage.
func Back(id wire.RoomID) SceneID { return SceneID(id) + "/back" }

// Air is the scene of those on air: they hear the stage and not the green room.
func Air(id wire.RoomID) SceneID { return SceneID(id) + "/air" }

// Scene says what may flow to those who look at it. A viewer never gets a source of their own back.
type Scene struct {
	// Hear are the sources that may be heard; the loudest three flow.
	Hear []wire.SourceID
	// See are the sources that may be seen, in slot order.
	See []wire.SourceID
	// Pick: each viewer chooses out of See by view.want. Otherwise all of See flows, in order, to everybody, and view.want only
	// says how large; who looks on only listens, so sound may wait for the next picture, up to 35 ms.
	Pick bool
}

// Scenes is where rooms say what flows.
type Scenes interface {
	// SetScene replaces a scene. Sources that are not there yet begin to flow when they come. It does not block.
	SetScene(id SceneID, s Scene)
	// DropScene forgets a scene; who looked at it gets nothing.
	DropScene(id SceneID)
	// Gate says which parts of a source may pass the server at all; kept also for a source that is not there yet. It takes
	// effect within 200 ms.
	Gate(id wire.SourceID, audio, video bool)
}
