package wire

// AppointmentID names an appointment.
type AppointmentID string

// AppointmentPlace says where two people meet.
type AppointmentPlace string

// The places.
const (
	// MeetOnline: at a table of their own, to which both are asked when it is time.
	MeetOnline AppointmentPlace = "online"
	// MeetInHall: where the conference is held; both are told when it is time.
	MeetInHall AppointmentPlace = "hall"
)

// AppointmentState says how an appointment stands.
type AppointmentState string

// The states.
const (
	Proposed  AppointmentState = "proposed"
	Accepted  AppointmentState = "accepted"
	Declined  AppointmentState = "declined"
	Cancelled AppointmentState = "cancelled"
)

// Propose is the body of appointment.propose.
type Propose struct {
	Person PersonID `json:"person"`
	// Start is in ms since 1970, from now on to a year from now.
	Start int64 `json:"start"`
	// Minutes is from 10 to 60.
	Minutes int              `json:"minutes"`
	Place   AppointmentPlace `json:"place"`
	// Words are at most 200 characters after cleaning; may be empty.
	Words string `json:"words,omitempty"`
}

// AppointmentRef names an appointment.
type AppointmentRef struct {
	ID AppointmentID `json:"id"`
}

// Appointment is one that I have, or had, with somebody.
type Appointment struct {
	ID   AppointmentID `json:"id"`
	With Person        `json:"with"`
	// Mine: I proposed it.
	Mine bool `json:"mine"`
	// Start is in ms since 1970.
	Start   int64            `json:"start"`
	Minutes int              `json:"minutes"`
	Place   AppointmentPlace `json:"place"`
	Words   string           `json:"words,omitempty"`
	State   AppointmentState `json:"state"`
	// Table is where we meet online, once it is time.
	Table RoomID `json:"table,omitempty"`
}

// Appointments are all of mine that are not long over, by time.
type Appointments struct {
	Appointments []Appointment `json:"appointments"`
}
