package wire

// Offer is an SDP offer for a view connection: receive-only audio and video sections, up to 4 audio and 16 video. Each is a
// slot; the house decides what flows on it and tells it by view.slots. It is negotiated once and never again; sending a new
// Offer replaces the connection.
type Offer struct {
	// SDP: at most 256 KiB and 32 sections.
	SDP string `json:"sdp"`
}

// SDP is an SDP answer. It carries all ICE candidates; there is nothing to trickle.
type SDP struct {
	SDP string `json:"sdp"`
}

// Device is one of the things a person publishes.
type Device string

// The devices.
const (
	Microphone  Device = "microphone"
	CameraVideo Device = "camera"
	ScreenVideo Device = "screen"
	ScreenSound Device = "screen-sound"
)

// Track says what an offer's section carries.
type Track struct {
	// Mid is the section's a=mid.
	Mid    string `json:"mid"`
	Device Device `json:"device"`
}

// PublishOffer is an SDP offer for a publishing connection: send-only sections, at most one per device. Sections may be empty at
// first and be filled by replaceTrack. The camera may be simulcast with the RIDs q, h and f.
type PublishOffer struct {
	SDP    string  `json:"sdp"`
	Tracks []Track `json:"tracks"`
}

// MediaSet is the body of media.set: the whole state of one's own devices. What is false does not pass the server.
type MediaSet struct {
	Microphone bool `json:"microphone"`
	Camera     bool `json:"camera"`
	Screen     bool `json:"screen"`
}

// Layers says which layers of the picture of a device of mine nobody looks at. They need not be sent; all others are wanted.
type Layers struct {
	Device Device `json:"device"`
	// Paused are names of layers (RIDs), the empty one for a picture that is sent in one size.
	Paused []string `json:"paused"`
}

// Want is the body of view.want: the whole list of pictures one looks at. In a workshop, at a table and backstage it chooses the
// sources; in the audience of the plenum the stage chooses and Want only says how large. What is not named there comes in full.
type Want struct {
	// Videos in order of importance, at most 16.
	Videos []WantVideo `json:"videos"`
}

// WantVideo is one picture.
type WantVideo struct {
	Source SourceID `json:"source"`
	// Width is the width it is shown at, in physical pixels, 0–4096; 0 for not at all.
	Width int `json:"width"`
}

// Waiting says that my view connection opens when it is its turn, because many open at once. It ends with the answer to media.view.
type Waiting struct {
	// Position is my place in the queue of the house, from 1; one less are before me.
	Position int `json:"position"`
	// Seconds is about how long it will take, 1 or more.
	Seconds int `json:"seconds"`
}

// Slots says which source flows on which slot of a view connection. A slot not named is idle.
type Slots struct {
	Audio []Slot `json:"audio"`
	Video []Slot `json:"video"`
}

// Slot is one section of the view connection.
type Slot struct {
	// Mid is the section's a=mid of the viewer's own offer.
	Mid    string   `json:"mid"`
	Source SourceID `json:"source"`
	// Blocked: the source's codec was not in the viewer's offer, so no picture can be sent.
	Blocked bool `json:"blocked,omitempty"`
	// Paused: the connection does not carry the picture now. It goes on by itself.
	Paused bool `json:"paused,omitempty"`
}
