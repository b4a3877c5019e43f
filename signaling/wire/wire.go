// Package wire holds the words that are said on the line between a client and the house: plain structs on the standard
// library alone. They are the one source of the Go types, of client/src/wire/wire.ts and of docs/protocol.md (see tsgen);
// the domain speaks them directly.
//
// A message on the socket is one frame or several, divided by line feeds; each frame is one JSON object of one of three
// shapes: Command (client to server), Answer (to the command of the same number) and Event (server to client). An event
// carries the whole new state of the thing it names, so a client replaces and never computes.
package wire

import "encoding/json"

// Version is the protocol's version. A client that says another one in session.hello is told to load the page again.
const Version = 1

// Command is what a client says.
type Command struct {
	// N is the client's own number for this command, 1 or more; the answer carries it back as Re.
	N    uint32 `json:"n"`
	Type string `json:"type"`
	// Body is at most 16 KiB long where it carries no SDP.
	Body json.RawMessage `json:"body,omitempty"`
}

// Answer is what the house says to one command: a body, a fault, or neither when there is nothing to add to "done".
type Answer struct {
	Re    uint32 `json:"re"`
	Body  any    `json:"body,omitempty"`
	Fault *Fault `json:"fault,omitempty"`
}

// Event is what the house says unasked.
type Event struct {
	// Room is set on events of a room, empty on events meant for one person or for the whole conference.
	Room RoomID `json:"room,omitempty"`
	// Seq numbers those events of a room that a client cannot do without (chat), from 1 in each epoch. It is 0 on events that carry
	// a state, because a newer one says it all.
	Seq  uint64 `json:"seq,omitempty"`
	Type string `json:"type"`
	Body any    `json:"body"`
}

// CommandWord is one row of the table of commands: its name, an example of its body and of its answer's body (nil for none).
type CommandWord struct {
	Type string
	Body any
	Back any
	Doc  string
}

// EventWord is one row of the table of events.
type EventWord struct {
	Type string
	Body any
	Doc  string
}

// Commands is the table of contents of what a client may say.
var Commands = []CommandWord{
	{"session.hello", Hello{}, Welcome{}, "First word on every socket: who I am. Everything before it is refused."},
	{"session.ping", Nothing{}, nil, "Are you there? Asked by a client after silence, since pages do not see the protocol's own pings."},
	{"place.enter", Enter{}, Entered{}, "Go to a room; leaves the one before. Also how a client comes back after a lost connection."},
	{"place.leave", Nothing{}, nil, "Go back to the foyer."},
	{"move.stay", Nothing{}, nil, "Stay, although the house asked me elsewhere."},
	{"room.lead", LeadAsk{}, nil, "A moderator of the room makes somebody in it co-moderator, takes that back, or hands the room over."},
	{"person.rename", Rename{}, Person{}, "Change one's own name."},
	{"people.page", PeopleAsk{}, PeoplePage{}, "People of the conference or of a room, by page and search."},
	{"people.register", RegisterAsk{}, RegisterPage{}, "Who leads a workshop, and is in it, asks who there is in the conference, here or not, by page and search."},
	{"person.mute", MuteAsk{}, nil, "A moderator or host silences a person's microphone, or lifts it. On a stage or behind it only a host does."},
	{"person.remove", PersonAsk{}, nil, "A moderator or host takes a person out of the room; their media stops at the server. From a stage or behind it only a host does."},
	{"person.ask", PersonAsk{}, nil, "Who leads the room asks somebody to switch their microphone on."},
	{"room.mute", Nothing{}, nil, "Who leads a room where everybody may speak silences everybody in it who does not lead it. Each may lift it for themselves."},
	{"room.lock", LockAsk{}, nil, "Lock the room one leads, or open it again: nobody new comes in but those who lead it."},
	{"room.lobby", LobbyAsk{}, nil, "Let those who come to the room one leads wait until they are let in, or let them in again."},
	{"lobby.admit", AdmitAsk{}, nil, "Let somebody in who waits before the room one leads, or refuse them."},
	{"lobby.leave", Nothing{}, nil, "Wait no more before a room."},
	{"hand.raise", Nothing{}, nil, "Raise one's hand. It goes down when one leaves the room, and stays over a lost line."},
	{"hand.lower", Nothing{}, nil, "Lower one's own hand."},
	{"hand.call", CallAsk{}, nil, "Who leads the room lowers somebody's hand, and may give them the word."},
	{"react", Reaction{}, nil, "Give a sign without a word: applause, a thumb, a heart, a laugh, yes or no."},
	{"table.open", TableOpen{}, Room{}, "Put up a table of one's own in the cafeteria; one a person. One leads it, and goes there by place.enter."},
	{"table.set", TableSet{}, nil, "Set the topic of the table one sits at, and who may sit down at one's own."},
	{"table.invite", TableAsk{}, nil, "Ask somebody to the table one sits at; its door is open to them for two minutes."},
	{"table.decline", RoomRef{}, nil, "Say no to an invitation."},
	{"table.knock", RoomRef{}, nil, "Ask those at a table by invitation to be invited."},
	{"roulette.join", RouletteJoin{}, nil, "Wait for Kaffee-Roulette, in the cafeteria; two to four strangers are drawn to a table."},
	{"roulette.leave", Nothing{}, nil, "Take no part any more."},
	{"roulette.next", Nothing{}, nil, "From a drawn table back into the draw, with the same wishes."},
	{"roulette.stay", Nothing{}, nil, "The drawn table goes on without its clock."},
	{"contact.list", Nothing{}, Contacts{}, "My business card, and those I was given."},
	{"contact.card", BusinessCard{}, BusinessCard{}, "Write my business card; the answer is as it was kept."},
	{"contact.offer", ContactRef{}, nil, "Offer my card to somebody in the same room. Where both offer, each gets the other's."},
	{"contact.accept", ContactRef{}, nil, "Agree to exchange cards with somebody who offered theirs."},
	{"contact.decline", ContactRef{}, nil, "Do not take the card that somebody offers."},
	{"contact.withdraw", ContactRef{}, nil, "Do not offer my card to somebody any more."},
	{"contact.takeBack", ContactRef{}, nil, "Take my card away from somebody I gave it to."},
	{"contact.remove", ContactRef{}, nil, "Take a card out of my contacts."},
	{"appointment.propose", Propose{}, Appointment{}, "Propose to meet somebody of the conference, who learns of it at once or when they come."},
	{"appointment.accept", AppointmentRef{}, Appointment{}, "Accept an appointment somebody proposed to me."},
	{"appointment.decline", AppointmentRef{}, Appointment{}, "Decline it."},
	{"appointment.cancel", AppointmentRef{}, Appointment{}, "Call an appointment off, or take back what I proposed."},
	{"chat.send", Say{}, ChatLine{}, "Say a line in the room one is in. The answer leaves after it is saved."},
	{"chat.remove", ChatRef{}, nil, "Take a line away: a moderator any, everybody their own."},
	{"doc.open", DocAsk{}, DocState{}, "Open a document of the room one is in; what is changed in it is told from now on."},
	{"doc.read", DocAsk{}, DocState{}, "Read a document of the room one is in, or of a room one leads, without opening it."},
	{"doc.edit", DocEdit{}, DocSaved{}, "Change a document. The answer leaves after it is saved. Who left the room may hand in for a quarter of an hour what they wrote there."},
	{"doc.compact", DocCompact{}, nil, "Bring a whole document in place of its many changes, when asked to."},
	{"doc.aware", DocAware{}, nil, "Say where in a document one writes."},
	{"doc.close", DocRef{}, nil, "Close a document."},
	{"programme.shift", Shift{}, Programme{}, "Everything that has not ended, so many minutes later (or earlier)."},
	{"programme.hold", Hold{}, nil, "Let the programme move nobody, or let it go on: then people are called to what began meanwhile."},
	{"programme.call", Nothing{}, nil, "Call everybody to what runs now, where they belong."},
	{"stage.arrange", Arrange{}, nil, "Set the preview: layout and sources in order."},
	{"stage.live", Nothing{}, nil, "Put the preview on air."},
	{"stage.pause", Nothing{}, nil, "Put the slate on air."},
	{"stage.countdown", CountdownAsk{}, nil, "Start a countdown for everybody backstage, or stop it with 0."},
	{"stage.invite", PersonAsk{}, nil, "Ask a listener onto the stage."},
	{"stage.accept", Nothing{}, nil, "Accept an invitation: one is backstage now and may publish."},
	{"stage.decline", Nothing{}, nil, "Decline an invitation, or step back from the stage into the audience."},
	{"stage.dismiss", PersonAsk{}, nil, "Send a person back from the stage into the audience, or withdraw an invitation."},
	{"stage.key", KeyAsk{}, Key{}, "Issue a new WHIP or WHEP key for the plenum; the one before ends."},
	{"groups.plan", GroupsPlan{}, nil, "Prepare the groups of the workshop one leads; it is kept until they are started."},
	{"groups.start", Nothing{}, nil, "Start the groups as planned: everybody is asked into theirs."},
	{"groups.extend", ExtendAsk{}, nil, "Give one group, or all, more time."},
	{"groups.announce", AnnounceAsk{}, nil, "Tell all groups something in writing."},
	{"groups.voice", VoiceAsk{}, nil, "Be heard in all groups from now on, or no longer."},
	{"groups.move", GroupMoveAsk{}, nil, "Put a person into another group. They are asked over, and out of the old one seven seconds later at the latest."},
	{"groups.assign", Nothing{}, nil, "Put everybody in the workshop who is in no group into the smallest."},
	{"groups.join", GroupJoinAsk{}, nil, "Choose one's own group, where everybody chooses."},
	{"groups.help", Nothing{}, nil, "Call for help from the group one is in; reaches everybody who leads the workshop."},
	{"groups.helped", HelpedAsk{}, nil, "Somebody came, or the group needs no help any more."},
	{"groups.recall", RecallAsk{}, nil, "Ask all groups back into the workshop."},
	{"groups.end", Nothing{}, nil, "Bring everybody back now."},
	{"groups.past", Nothing{}, PastGroups{}, "List the groups of this workshop that are over, to read again what they wrote. For its people their own, for those who lead all."},
	{"report.order", ReportOrder{}, nil, "Put the cards of the report-back in order."},
	{"report.leave", ReportLeave{}, nil, "Leave a card out of the report-back, or take it in again."},
	{"report.show", CardAsk{}, nil, "Put a card on everybody's screen and its reporter on the stage."},
	{"report.hide", Nothing{}, nil, "Take the card off the screen and its reporter off the stage."},
	{"media.view", Offer{}, SDP{}, "Open the view connection (WHEP); one for the whole day. It may be answered later than what is said after it: see view.waiting."},
	{"media.publish", PublishOffer{}, SDP{}, "Open the publishing connection (WHIP) for the room one is in; replaces one's earlier one."},
	{"media.unpublish", Nothing{}, nil, "Close the publishing connection."},
	{"media.set", MediaSet{}, nil, "Say which of one's devices are on; what is off does not pass the server."},
	{"seat.choose", SeatChoice{}, MySeats{}, "Choose a session of a round: a seat instead of the one I had there, or a place on its waiting list."},
	{"seat.leave", SeatAsk{}, MySeats{}, "Give a seat back, or a place on a waiting list."},
	{"seat.swap", SeatAsk{}, MySeats{}, "Swap my seat for one in this session, with the first who has it and waits for mine."},
	{"view.want", Want{}, nil, "Which sources one looks at, and how large."},
}

// Events is the table of contents of what the house may say.
var Events = []EventWord{
	{"conference.running", Running{}, "What runs now and next; when an item begins or ends."},
	{"programme.changed", Programme{}, "The programme was edited or shifted."},
	{"places.changed", Places{}, "How many people are where; at most once a second."},
	{"people.changed", People{}, "Who is in the room; at most once a second, and at once when somebody changes their name."},
	{"speaking.changed", Speaking{}, "Who is speaking in the room."},
	{"chat.added", ChatLine{}, "A line was said."},
	{"chat.removed", ChatRef{}, "A line was taken away."},
	{"doc.updated", DocUpdate{}, "A document was changed; to those who have it open."},
	{"doc.writers", DocWriters{}, "Who writes in a document; to those who have it open, at most ten times a second."},
	{"stage.changed", Stage{}, "What the audience sees."},
	{"backstage.changed", Backstage{}, "What host and speakers see; to them only."},
	{"backstage.levels", Levels{}, "Level meters, five times a second; to host and speakers only."},
	{"source.changed", Source{}, "A source of a workshop or table came or changed."},
	{"source.gone", SourceRef{}, "A source of a workshop or table is gone."},
	{"table.changed", Table{}, "A table of the cafeteria changed, or was put up; to those who stand in the cafeteria."},
	{"table.gone", RoomRef{}, "A table of the cafeteria was taken away; to those who stand in the cafeteria."},
	{"hands.changed", Hands{}, "The queue of raised hands; in rooms of more than 50 people at most once a second."},
	{"reactions.changed", Reactions{}, "The reactions of the last second, summed; not when there were none."},
	{"entrance.changed", Entrance{}, "Who may come into the room; to those who lead it also who waits."},
	{"groups.changed", Groups{}, "How the groups are; to those in their workshop."},
	{"group.changed", GroupHere{}, "How the group is whose room one is in."},
	{"group.warned", GroupWarning{}, "The time of the group whose room one is in is nearly over, or over."},
	{"groups.glance", GroupsGlance{}, "All groups at a glance, once a second while they work; to those who lead only."},
	{"groups.called", GroupCall{}, "A group calls for help, or does no longer; to those who lead, in the workshop and in its groups."},
	{"report.changed", Report{}, "The run-list of the report-back; to those who direct only."},
	{"view.slots", Slots{}, "Which source flows on which slot of my view connection."},
	{"view.waiting", Waiting{}, "My view connection waits for its turn; about once a second, until media.view is answered."},
	{"publish.layers", Layers{}, "Which layers of my picture nobody looks at; at most twice a second."},
	{"you.invited", Invitation{}, "The host asks me onto the stage, or no longer does."},
	{"you.backstage", YouBackstage{}, "I am on the stage's side now (true), or in the audience again (false)."},
	{"you.dismissed", Nothing{}, "The host took me off the stage; I am still behind it."},
	{"you.muted", YouMuted{}, "Somebody muted me, or lifted it."},
	{"you.asked", Asked{}, "I am asked to switch my microphone on."},
	{"you.waiting", Knock{}, "I wait to be let into a room, was refused, or wait no more."},
	{"you.removed", YouRemoved{}, "Somebody took me out of the room; I am in the foyer now."},
	{"you.move", Moving{}, "The house asks me to another room, or does not any more."},
	{"leads.changed", Leads{}, "Who leads the room I am in, and what I am in it."},
	{"room.changed", Room{}, "The room I am in is called otherwise now, talks about something else, or is open to others."},
	{"table.invitations", TableInvitations{}, "To which tables I am invited."},
	{"table.answered", TableAnswer{}, "Somebody I invited does not come; who comes is seen."},
	{"table.knocks", TableKnocks{}, "Who would like to sit down at the table I sit at."},
	{"roulette.changed", Roulette{}, "How Kaffee-Roulette stands for me."},
	{"contact.offers", Offers{}, "Which business cards I am offered, and to whom I offer mine."},
	{"contacts.changed", Nothing{}, "My contacts are others now; contact.list says which."},
	{"appointments.changed", Appointments{}, "My appointments."},
	{"appointment.due", Appointment{}, "It is time for an appointment of mine."},
	{"seats.mine", MySeats{}, "My seats and waiting places, or my turn in a waiting list, changed."},
	{"seats.changed", Offered{}, "Other sessions are offered to choose, or at other times; with how full they all are."},
	{"seats.taken", SeatsTaken{}, "How full those sessions are of which that changed; at most once a second."},
	{"seat.moved", SeatMoved{}, "I moved up from a waiting list, swapped, or was placed; or my session is not offered any more."},
	{"room.closed", RoomClosed{}, "The room is gone; I am in the foyer now."},
}

// Nothing is the body of commands that need none.
type Nothing struct{}

// Into adds a field to the body of an encoded Answer; the body must be an object. Its value is encoded already: what is large and the
// same for many is encoded once.
func Into(answer []byte, field string, value []byte) []byte {
	body := answer[:len(answer)-len("}}")]
	whole := make([]byte, 0, len(answer)+len(field)+len(value)+len(`,"":`))
	whole = append(whole, body...)
	if body[len(body)-1] != '{' {
		whole = append(whole, ',')
	}
	whole = append(whole, '"')
	whole = append(whole, field...)
	whole = append(whole, `":`...)
	whole = append(whole, value...)
	return append(whole, "}}"...)
}

// Encode makes a frame of an Answer or Event. The words of this package always encode.
func Encode(frame any) []byte {
	b, err := json.Marshal(frame)
	if err != nil {
		b, _ = json.Marshal(Answer{Fault: ErrInternal})
	}
	return b
}
