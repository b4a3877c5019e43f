package wire

// Layout is how the stage is arranged.
type Layout string

// The layouts.
const (
	// One shows the first source alone; the others on air are heard.
	One Layout = "one"
	// SideBySide shows the first two at the same size.
	SideBySide Layout = "side"
	// Slides shows the first large and the second small beside it.
	Slides Layout = "slides"
	// Grid shows up to ten.
	Grid Layout = "grid"
)

// MaxOnAir is how many sources can be on air at once.
const MaxOnAir = 10

// SourceKind says where a source comes from.
type SourceKind string

// The kinds of sources.
const (
	CameraSource SourceKind = "camera"
	ScreenSource SourceKind = "screen"
	WhipSource   SourceKind = "whip"
	FileSource   SourceKind = "file"
)

// Source is something that can be seen or heard.
type Source struct {
	ID   SourceID   `json:"id"`
	Kind SourceKind `json:"kind"`
	// Person is empty for WHIP and files.
	Person PersonID `json:"person,omitempty"`
	// Name is what stands under the picture.
	Name string `json:"name"`
	Role Role   `json:"role,omitempty"`
	// Audio and Video say what may flow: the device is on, and nobody muted it.
	Audio bool `json:"audio"`
	Video bool `json:"video"`
	// Held: a host or moderator muted it; only they lift it.
	Held bool `json:"held,omitempty"`
	// Up: packets arrive of what is on.
	Up bool `json:"up"`
	// Lost: something is on, but nothing arrives; on air the slate stands in until it is back.
	Lost bool `json:"lost,omitempty"`
	// Frozen: the picture is on, but only sound arrives; on air the slate stands in for the picture, and the sound goes on.
	Frozen bool `json:"frozen,omitempty"`
	// Codec is the video's, "VP8" or "H264"; empty while nothing arrived.
	Codec string `json:"codec,omitempty"`
}

// SourceRef names a source.
type SourceRef struct {
	ID SourceID `json:"id"`
}

// Stage is what the audience sees of the plenum.
type Stage struct {
	// Live is false while the slate is on.
	Live bool `json:"live"`
	// Since is when Live last changed, or when more than the slate came on air, in ms since 1970.
	Since  int64  `json:"since"`
	Layout Layout `json:"layout"`
	// OnAir is in order, the first is the largest. Empty while the slate is on.
	OnAir []Source `json:"onAir"`
	// Card is a group's result on everybody's screen, beside what is on air.
	Card *StageCard `json:"card,omitempty"`
}

// Cue is a speaker's light.
type Cue string

// The lights.
const (
	// CueOff: nobody sees or hears you.
	CueOff Cue = "off"
	// CueReady: you are in the preview, next you are on air.
	CueReady Cue = "ready"
	// CueLive: the audience sees and hears you.
	CueLive Cue = "live"
)

// Backstage is what host and speakers see: the green room and the director's preview.
type Backstage struct {
	// Sources are all that could be put on air, the slate included.
	Sources []Green `json:"sources"`
	// Layout and Preview are what stage.live would put on air.
	Layout  Layout     `json:"layout"`
	Preview []SourceID `json:"preview"`
	// People are backstage, with or without a source.
	People []Person `json:"people"`
	// Invited were asked and have not answered yet.
	Invited []Person `json:"invited"`
	// Countdown is when it reaches zero, in ms since 1970; 0 while none runs.
	Countdown int64 `json:"countdown"`
}

// Green is a source in the green room, with its light.
type Green struct {
	Source
	Cue Cue `json:"cue"`
}

// Arrange is the body of stage.arrange.
type Arrange struct {
	Layout Layout `json:"layout"`
	// Sources in order, at most ten, each once.
	Sources []SourceID `json:"sources"`
}

// CountdownAsk is the body of stage.countdown.
type CountdownAsk struct {
	// Seconds is from 0 (stop) to 3600.
	Seconds int `json:"seconds"`
}

// Level is how loud a source is: 0 (silent) to 100 (RFC 6464 level 0 dBov).
type Level struct {
	Source SourceID `json:"source"`
	Level  int      `json:"level"`
}

// Levels are the meters of everything backstage.
type Levels struct {
	Levels []Level `json:"levels"`
}

// Invitation tells a listener that the host asks them onto the stage (Open), or no longer does.
type Invitation struct {
	Open bool `json:"open"`
}

// YouBackstage tells a person whether they are on the stage's side.
type YouBackstage struct {
	Backstage bool `json:"backstage"`
	// State is there when they came backstage.
	State *Backstage `json:"state,omitempty"`
}

// KeyKind says which door a key opens.
type KeyKind string

// The kinds of keys.
const (
	// WhipKey lets one programme feed in (RFC 9725).
	WhipKey KeyKind = "whip"
	// WhepKey lets many players look at the programme (WHEP draft).
	WhepKey KeyKind = "whep"
)

// KeyAsk is the body of stage.key.
type KeyAsk struct {
	Kind KeyKind `json:"kind"`
}

// Key is a new key. It is told once and kept only as a hash.
type Key struct {
	Kind KeyKind `json:"kind"`
	URL  string  `json:"url"`
	Key  string  `json:"key"`
}
