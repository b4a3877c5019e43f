// Written by signaling/wire/tsgen (make wire); never edited.

export const version = 1;

/** AppointmentID names an appointment. */
export type AppointmentID = string;

/** AppointmentPlace says where two people meet. */
export type AppointmentPlace = "online" | "hall";

/** AppointmentState says how an appointment stands. */
export type AppointmentState = "proposed" | "accepted" | "declined" | "cancelled";

/** Propose is the body of appointment.propose. */
export interface Propose {
  person: PersonID;
  /** Start is in ms since 1970, from now on to a year from now. */
  start: number;
  /** Minutes is from 10 to 60. */
  minutes: number;
  place: AppointmentPlace;
  /** Words are at most 200 characters after cleaning; may be empty. */
  words?: string;
}

/** AppointmentRef names an appointment. */
export interface AppointmentRef {
  id: AppointmentID;
}

/** Appointment is one that I have, or had, with somebody. */
export interface Appointment {
  id: AppointmentID;
  with: Person;
  /** Mine: I proposed it. */
  mine: boolean;
  /** Start is in ms since 1970. */
  start: number;
  minutes: number;
  place: AppointmentPlace;
  words?: string;
  state: AppointmentState;
  /** Table is where we meet online, once it is time. */
  table?: RoomID;
}

/** Appointments are all of mine that are not long over, by time. */
export interface Appointments {
  appointments: Appointment[];
}

/** Say is the body of chat.send. */
export interface Say {
  /** Text: 1–1,000 characters after cleaning; shown as text, never as markup. */
  text: string;
  /** Ref is the client's own random name for this line, 8–40 letters, digits, hyphens or underscores. The same Ref of the same person is kept once,
   * so a line can safely be sent again after a lost connection. */
  ref: string;
}

/** ChatLine is a line that was said. */
export interface ChatLine {
  id: LineID;
  person: PersonID;
  /** Name and Role are the person's when the line was said. */
  name: string;
  role: Role;
  text: string;
  /** At is ms since 1970. */
  at: number;
  ref?: string;
}

/** ChatRef names a line. */
export interface ChatRef {
  id: LineID;
}

/** BusinessCard is what somebody writes of themselves for others. Each part is of one line, except Note, and cleaned. */
export interface BusinessCard {
  /** Name: as in person.rename. */
  name: string;
  /** Office and Function are at most 120 characters; may be empty, as all that follow. */
  office?: string;
  function?: string;
  /** Email is at most 254 characters, with one @ inside. */
  email?: string;
  /** Phone is at most 40 characters: digits, spaces and + ( ) - / . only. */
  phone?: string;
  /** Note is at most 300 characters. */
  note?: string;
}

/** Contact is a business card that somebody gave me. It is as they wrote it then. */
export interface Contact {
  person: PersonID;
  card: BusinessCard;
  /** At is ms since 1970. */
  at: number;
}

/** Contacts are my own card and those I was given, by name. */
export interface Contacts {
  /** Card is absent while I have written none. */
  card?: BusinessCard;
  contacts: Contact[];
}

/** ContactRef names the person of a contact. */
export interface ContactRef {
  person: PersonID;
}

/** Offers are the business cards on offer: those I am offered, and to whom I offer mine. */
export interface Offers {
  from: Person[];
  to: Person[];
}

/** DocID names a document that the people of a room write together: "<room>.notes", "<room>.board" or "<room>.card". */
export type DocID = string;

/** DocKind is what a document is. */
export type DocKind = "notes" | "board" | "card";

/** FileID names a picture that belongs to a room. */
export type FileID = string;

/** DocAsk is the body of doc.open and doc.read. */
export interface DocAsk {
  doc: DocID;
  /** After is the number of the last change that the client has without a gap; 0 for none. */
  after?: number;
}

/** DocState is a document as it is kept, or a part of it. */
export interface DocState {
  /** Updates are changes as clients made them (Yjs, version 1, in base64), to be applied in any order. The house does not read them. */
  updates: string[];
  /** Seq is the number of the last change in Updates, or After where there is none: the client has all up to it. */
  seq: number;
  /** More: there are more; ask again, after Seq. */
  more?: boolean;
  /** Compact asks the client for doc.compact: many changes have come together. */
  compact?: boolean;
  /** Reading is what the document says; absent while nobody has written. */
  reading?: Reading;
}

/** DocRef is the body of doc.close. */
export interface DocRef {
  doc: DocID;
}

/** DocEdit is the body of doc.edit. It may be said again after a lost line: a change that is there already changes nothing. */
export interface DocEdit {
  doc: DocID;
  /** Update is a change in base64, at most 256 KiB long; empty to hand in a reading alone. */
  update?: string;
  /** Seen is the number of the last change that the client has without a gap. Of two readings the one that saw more stays. */
  seen?: number;
  /** Reading is what the document says with this change in it. */
  reading?: Reading;
}

/** DocSaved answers doc.edit: the change is kept. */
export interface DocSaved {
  /** Seq is the change's number, 0 where there was no change. */
  seq: number;
  /** Compact asks the client for doc.compact: many changes have come together. */
  compact?: boolean;
}

/** DocCompact is the body of doc.compact. */
export interface DocCompact {
  doc: DocID;
  /** Seq: State holds every change up to this one. */
  seq: number;
  /** State is the whole document as one change in base64, at most 448 KiB long. */
  state: string;
}

/** DocUpdate is a change that is kept. It is told to those who have the document open, its author among them. */
export interface DocUpdate {
  doc: DocID;
  seq: number;
  update: string;
}

/** DocAware is the body of doc.aware. */
export interface DocAware {
  doc: DocID;
  /** Cursor is where one writes, in the words of the clients, at most 256 bytes long; empty when one does not write any more. */
  cursor?: string;
}

/** DocWriters says who writes in a document: at most eight, who came last first. */
export interface DocWriters {
  doc: DocID;
  writers: DocWriter[];
}

/** DocWriter is somebody who writes. */
export interface DocWriter {
  person: PersonID;
  name: string;
  cursor: string;
}

/** Reading is what a document says, as the last client that changed it understood it. One of the three is there. */
export interface Reading {
  card?: Card;
  /** Notes are in Markdown, at most 20,000 characters. */
  notes?: string;
  /** Board lists what is on it, at most 200 entries of 280 characters. */
  board?: string[];
}

/** FileKept answers the upload of a picture. */
export interface FileKept {
  id: FileID;
}

/** Entrance says who may come into a room beside those who lead it and those who were in it already. */
export interface Entrance {
  /** Locked: nobody. */
  locked: boolean;
  /** Lobby: whom one who leads the room lets in. */
  lobby: boolean;
  /** Waiting are those who wait to be let in, in the order they came, at most 260; told to those who lead the room only. */
  waiting?: Person[];
}

/** LockAsk is the body of room.lock. */
export interface LockAsk {
  locked: boolean;
}

/** LobbyAsk is the body of room.lobby. */
export interface LobbyAsk {
  on: boolean;
}

/** AdmitAsk is the body of lobby.admit. */
export interface AdmitAsk {
  person: PersonID;
  /** Admit lets the person in; otherwise they are refused and told so. */
  admit: boolean;
}

/** Knock says before which room I wait. */
export interface Knock {
  /** Room is empty when I wait nowhere. */
  room: RoomID;
  name: string;
  /** Refused: I do not wait any more, because I was not let in. */
  refused?: boolean;
}

/** Fault is a refusal that a person or a client can act on. Each Code has its own words in the client. */
export interface Fault {
  code: FaultCode;
  /** Retry says whether the same command may succeed when it is sent again later. */
  retry: boolean;
  /** Field names the part of the body that is wrong, where there is one. */
  field?: string;
}

/** FaultCode names a fault. */
export type FaultCode = "frame.bad" | "body.bad" | "command.unknown" | "hello.first" | "version.other" | "link.unknown" | "not.allowed" | "not.here" | "not.found" | "room.full" | "room.locked" | "room.lobby" | "table.uninvited" | "table.one" | "booked" | "card.none" | "seat.none" | "seat.noswap" | "seat.late" | "seat.named" | "seat.kept" | "removed" | "too.fast" | "too.many" | "too.long" | "empty" | "doc.full" | "picture.bad" | "pictures.full" | "pictures.yours" | "muted" | "sdp.bad" | "codec.none" | "groups.phase" | "store.failed" | "busy" | "internal";

/** Hand is a raised hand. */
export interface Hand {
  person: PersonID;
  name: string;
  /** Since is when it was raised, in ms since 1970. */
  since: number;
}

/** Hands is the queue of raised hands, first come, first. */
export interface Hands {
  /** Count is how many hands are up, at most 260. */
  count: number;
  /** Queue is the queue in order: all of it for those who lead the room and in rooms of up to 50 people, else its first ten. */
  queue: Hand[];
  /** Place is the place of my own hand, from 1, where it is up and not in Queue. */
  place?: number;
}

/** CallAsk is the body of hand.call. */
export interface CallAsk {
  person: PersonID;
  /** Word gives the person the word: they are asked to switch their microphone on. Otherwise their hand is only lowered. */
  word: boolean;
}

/** Asked asks me to switch my microphone on. */
export interface Asked {
  /** Word: my hand was up, and it is my turn. */
  word: boolean;
  /** By is the name of who asks. */
  by: string;
}

/** ReactionKind is one of the small signs that people give without a word. */
export type ReactionKind = "applause" | "thumb" | "heart" | "laugh" | "yes" | "no";

/** Reaction is the body of react. */
export interface Reaction {
  kind: ReactionKind;
}

/** Reactions counts the reactions of the last second in a room, by kind; a kind that nobody gave is absent. */
export interface Reactions {
  counts: Record<ReactionKind, number>;
}

/** GroupsPhase says how far the groups of a workshop are. */
export type GroupsPhase = "prepared" | "running" | "recalling" | "ended";

/** GroupsWay says how people come into groups. */
export type GroupsWay = "random" | "list" | "self" | "same";

/** GroupsPlan is what is prepared of groups. */
export interface GroupsPlan {
  way: GroupsWay;
  /** Groups is how many, 1–60; 0 by chance where Size says how many people are in one, and as before. */
  groups: number;
  /** Size is how many people are in a group at most, 2–60; 0 where Groups says enough. */
  size?: number;
  /** Lists names who is in which group, by list only; at most 300 people, each once. Their names are the house's. */
  lists?: Member[][];
  /** Task is what the groups are asked to do, at most 1,000 characters. */
  task: string;
  /** Minutes is how long they have, 1–240. */
  minutes: number;
  /** Grace is how many seconds one has to come back, 5–600; 0 for 60. */
  grace: number;
  fields: CardFields;
}

/** CardFields says what a group's result card asks for. */
export interface CardFields {
  /** Statements is how many, 1–3. */
  statements: number;
  note: boolean;
  image: boolean;
  reporter: boolean;
}

/** Member is somebody in a group. */
export interface Member {
  id: PersonID;
  name: string;
}

/** Group is one group of a workshop. */
export interface Group {
  /** Room is where it meets; empty before the groups were started. */
  room?: RoomID;
  name: string;
  people: Member[];
  /** Ends is when its time is over, in ms since 1970; 0 before it was started. */
  ends: number;
  /** Back is until when its people are asked to be back, in ms since 1970; 0 while they work. */
  back?: number;
  /** Over: everybody is back, and the room is gone. */
  over?: boolean;
  /** Help is there while the group waits for somebody to come. */
  help?: HelpCall;
}

/** HelpCall is a group's call for help. */
export interface HelpCall {
  /** Name is who called. */
  name: string;
  /** At is ms since 1970. */
  at: number;
}

/** Announcement is a text told to all groups. */
export interface Announcement {
  /** Name is whose it is. */
  name: string;
  text: string;
  /** At is ms since 1970. */
  at: number;
}

/** Groups are the groups of a workshop, as everybody in the workshop knows them. */
export interface Groups {
  phase: GroupsPhase;
  /** Round counts from 1; 0 before the first was started. */
  round: number;
  plan: GroupsPlan;
  /** Groups are empty before the start where chance deals them out. */
  groups: Group[];
  /** Started is ms since 1970; 0 before the first start. */
  started: number;
  /** Announcement is the newest of this round. */
  announcement?: Announcement;
  /** Voice is who speaks to all groups. */
  voice?: Member;
}

/** GroupHere is a group as those in its room know it. */
export interface GroupHere extends Group {
  /** Workshop is the room they come from. */
  workshop: Room;
  task: string;
  fields: CardFields;
  announcement?: Announcement;
  voice?: Member;
}

/** ExtendAsk is the body of groups.extend. */
export interface ExtendAsk {
  /** Minutes is 1–60. */
  minutes: number;
  /** Group is the room of one group; empty for all. */
  group?: RoomID;
}

/** AnnounceAsk is the body of groups.announce. */
export interface AnnounceAsk {
  /** Text: 1–280 characters after cleaning. */
  text: string;
}

/** VoiceAsk is the body of groups.voice. */
export interface VoiceAsk {
  on: boolean;
}

/** GroupMoveAsk is the body of groups.move. */
export interface GroupMoveAsk {
  person: PersonID;
  /** Group counts from 1. */
  group: number;
}

/** GroupJoinAsk is the body of groups.join. */
export interface GroupJoinAsk {
  /** Group counts from 1. */
  group: number;
}

/** HelpedAsk is the body of groups.helped. */
export interface HelpedAsk {
  /** Group is the room of the group. */
  group: RoomID;
}

/** RecallAsk is the body of groups.recall. */
export interface RecallAsk {
  /** Grace is how many seconds one has to come back, 5–600; 0 for what the plan says. */
  grace?: number;
}

/** GroupCall tells those who lead that a group calls for help, or (Open false) that somebody came. */
export interface GroupCall {
  room: RoomID;
  /** Group is its name. */
  group: string;
  help: HelpCall;
  open: boolean;
}

/** GroupWarning tells a group that its time is nearly over, or (Left 0) over. */
export interface GroupWarning {
  /** Left is in ms. */
  left: number;
}

/** GroupsGlance is what those who lead see of all groups: activity, never sound. */
export interface GroupsGlance {
  /** Workshop is the room whose groups they are. */
  workshop: RoomID;
  groups: GroupGlance[];
  /** Waiting are those in the workshop who are in no group and do not lead. */
  waiting: Member[];
}

/** GroupGlance is one group at a glance. */
export interface GroupGlance {
  room: RoomID;
  /** Here are those in its room. */
  here: PersonID[];
  /** Speaking are those of them who speak now, at most three. */
  speaking: PersonID[];
  /** Talk is how much was spoken of late, 0–100. */
  talk: number;
  /** Quiet is since when nobody spoke, in ms since 1970; 0 while somebody does. */
  quiet: number;
  /** Hands is how many hands are up. */
  hands: number;
  /** Card is how far its result card is. */
  card: CardProgress;
}

/** PastGroups answers groups.past: the groups of the workshop that are over, of which one was or which one leads; the last first, at most
 * 400. What they wrote is read with doc.read. */
export interface PastGroups {
  groups: PastGroup[];
}

/** PastGroup is a group that is over. */
export interface PastGroup {
  /** Room is where it met; its documents go by it. */
  room: RoomID;
  name: string;
  /** Workshop is what took place there. */
  workshop: string;
  /** Started is when it began, in ms since 1970. */
  started: number;
  /** Mine: one was of it. */
  mine?: boolean;
}

/** CardProgress says how far a result card is. */
export interface CardProgress {
  filled: number;
  /** Of is how many statements are asked for. */
  of: number;
  /** Reporter says whether one is named. */
  reporter: boolean;
}

/** ConferenceID names a conference. */
export type ConferenceID = string;

/** PersonID names a person within the whole house. A person belongs to one conference. */
export type PersonID = string;

/** RoomID names a room: the plenum, a workshop room, the cafeteria or one of its tables. */
export type RoomID = string;

/** SessionID names an item of the programme. */
export type SessionID = string;

/** SourceID names something that can be seen or heard. It stays the same when its publisher connects again:
 * "<person>.camera", "<person>.screen", "<room>.whip", or "slate". */
export type SourceID = string;

/** LineID names a line of chat. Ids of one room sort by the time they were said. */
export type LineID = string;

/** Lead is what a person is in a room beyond being there. */
export type Lead = "moderator" | "co-moderator";

/** Led is a person who leads a room. */
export interface Led {
  person: PersonID;
  /** Name is the person's when they were named; for a list that does not depend on who is here. */
  name: string;
  lead: Lead;
}

/** LeadAsk is the body of room.lead. */
export interface LeadAsk {
  person: PersonID;
  /** Lead is what the person is from now on: "co-moderator", "moderator" (the room is handed over: the sender becomes co-moderator), or
   * absent for nothing. */
  lead?: Lead;
}

/** Leads says who leads a room, and what I am in it. */
export interface Leads {
  leads: Led[];
  lead?: Lead;
}

/** Offer is an SDP offer for a view connection: receive-only audio and video sections, up to 4 audio and 16 video. Each is a
 * slot; the house decides what flows on it and tells it by view.slots. It is negotiated once and never again; sending a new
 * Offer replaces the connection. */
export interface Offer {
  /** SDP: at most 256 KiB and 32 sections. */
  sdp: string;
}

/** SDP is an SDP answer. It carries all ICE candidates; there is nothing to trickle. */
export interface SDP {
  sdp: string;
}

/** Device is one of the things a person publishes. */
export type Device = "microphone" | "camera" | "screen" | "screen-sound";

/** Track says what an offer's section carries. */
export interface Track {
  /** Mid is the section's a=mid. */
  mid: string;
  device: Device;
}

/** PublishOffer is an SDP offer for a publishing connection: send-only sections, at most one per device. Sections may be empty at
 * first and be filled by replaceTrack. The camera may be simulcast with the RIDs q, h and f. */
export interface PublishOffer {
  sdp: string;
  tracks: Track[];
}

/** MediaSet is the body of media.set: the whole state of one's own devices. What is false does not pass the server. */
export interface MediaSet {
  microphone: boolean;
  camera: boolean;
  screen: boolean;
}

/** Layers says which layers of the picture of a device of mine nobody looks at. They need not be sent; all others are wanted. */
export interface Layers {
  device: Device;
  /** Paused are names of layers (RIDs), the empty one for a picture that is sent in one size. */
  paused: string[];
}

/** Want is the body of view.want: the whole list of pictures one looks at. In a workshop, at a table and backstage it chooses the
 * sources; in the audience of the plenum the stage chooses and Want only says how large. What is not named there comes in full. */
export interface Want {
  /** Videos in order of importance, at most 16. */
  videos: WantVideo[];
}

/** WantVideo is one picture. */
export interface WantVideo {
  source: SourceID;
  /** Width is the width it is shown at, in physical pixels, 0–4096; 0 for not at all. */
  width: number;
}

/** Waiting says that my view connection opens when it is its turn, because many open at once. It ends with the answer to media.view. */
export interface Waiting {
  /** Position is my place in the queue of the house, from 1; one less are before me. */
  position: number;
  /** Seconds is about how long it will take, 1 or more. */
  seconds: number;
}

/** Slots says which source flows on which slot of a view connection. A slot not named is idle. */
export interface Slots {
  audio: Slot[];
  video: Slot[];
}

/** Slot is one section of the view connection. */
export interface Slot {
  /** Mid is the section's a=mid of the viewer's own offer. */
  mid: string;
  source: SourceID;
  /** Blocked: the source's codec was not in the viewer's offer, so no picture can be sent. */
  blocked?: boolean;
  /** Paused: the connection does not carry the picture now. It goes on by itself. */
  paused?: boolean;
}

/** Why says why the house asks somebody to another room. */
export type Why = "session" | "group" | "back" | "table" | "stage" | "admitted";

/** Move is a wish of the house: go to another room. The client says so, and goes by itself at its time. */
export interface Move {
  room: RoomID;
  /** Name is the room's, and Title what takes place there; Title may be empty. */
  name: string;
  title?: string;
  /** At is when to go, in ms since 1970; 0 for at once. */
  at: number;
  why: Why;
  /** Stay says that one may stay where one is, by move.stay. */
  stay: boolean;
}

/** Moving is the body of you.move: the wish that is open, or none any more. */
export interface Moving {
  move?: Move;
}

/** Role is what a person is in the conference. Rights follow from it in one table (server/conference/permissions.go). */
export type Role = "organiser" | "host" | "moderator" | "speaker" | "participant" | "guest";

/** Person is somebody as others see them. */
export interface Person {
  id: PersonID;
  name: string;
  /** Office is where they come from ("Jobcenter Musterkreis"); may be empty. */
  office?: string;
  role: Role;
}

/** Permission names something a role may do. */
export type Permission = "attend" | "chat" | "speak" | "backstage" | "moderate" | "direct" | "shift" | "organise";

/** Me is the person a client belongs to. */
export interface Me extends Person {
  may: Permission[];
}

/** Rename is the body of person.rename. */
export interface Rename {
  /** Name: 1–80 characters after cleaning (nothing invisible, no heaps of marks), a letter or digit among them. */
  name: string;
}

/** PersonAsk names a person. */
export interface PersonAsk {
  person: PersonID;
}

/** MuteAsk is the body of person.mute. */
export interface MuteAsk {
  person: PersonID;
  muted: boolean;
}

/** PeopleAsk is the body of people.page. */
export interface PeopleAsk {
  /** Room limits the list to one room; empty for the whole conference. */
  room?: RoomID;
  /** Search keeps names and offices that contain it, without regard to case; at most 80 characters. */
  search?: string;
  /** Roles keeps people of these roles, at most six; empty for all. */
  roles?: Role[];
  /** Offset is the first entry wanted, from 0. */
  offset: number;
  /** Limit is how many entries are wanted, 1–100. */
  limit: number;
}

/** PeoplePage is a page of people, ordered by name. */
export interface PeoplePage {
  /** Total is how many match, not how many are on the page. */
  total: number;
  people: Placed[];
}

/** RegisterAsk is the body of people.register. */
export interface RegisterAsk {
  /** Search keeps names and offices that contain it, without regard to case; at most 80 characters. */
  search?: string;
  /** Offset is the first entry wanted, from 0. */
  offset: number;
  /** Limit is how many entries are wanted, 1–100. */
  limit: number;
}

/** RegisterPage is a page of everybody who has a link to the conference, whether they came yet or not, ordered by name. */
export interface RegisterPage {
  /** Total is how many match, not how many are on the page. */
  total: number;
  people: Person[];
}

/** Placed is a person and where they are. */
export interface Placed extends Person {
  /** Room is empty in the foyer. */
  room?: RoomID;
}

/** People says who is in a room. Up to 50 are named; of more only the count is told, and people.page gives names. */
export interface People {
  count: number;
  /** Here names everybody when they are 50 or fewer, and is absent otherwise. */
  here?: Person[];
}

/** Places says how many people are where. */
export interface Places {
  /** Online is everybody connected to the conference. */
  online: number;
  /** Rooms counts by room; a cafeteria's count includes its tables, which are not counted by themselves. */
  rooms: Record<RoomID, number>;
}

/** Speaking names those who are speaking, loudest first, at most three. */
export interface Speaking {
  sources: SourceID[];
}

/** YouMuted tells a person that somebody muted them. */
export interface YouMuted {
  muted: boolean;
  /** Held: only a host or moderator can lift it. */
  held: boolean;
}

/** YouRemoved tells a person that somebody took them out of a room. */
export interface YouRemoved {
  room: RoomID;
}

/** Enter is the body of place.enter. */
export interface Enter {
  room: RoomID;
  /** Epoch and Seq say what the client has of this room already, from an earlier Entered and the events since; 0 for nothing. */
  epoch?: number;
  seq?: number;
}

/** Entered is a room as it is when one comes in. After it come the room's numbered events from Seq+1 on
 * (after a resume, from the client's own Seq+1 on). */
export interface Entered {
  room: Room;
  /** Epoch changes when the house restarts; Seq counts from 1 in each. */
  epoch: number;
  seq: number;
  /** Resumed: the client has every line up to its Seq; Chat is left out and the numbered events it missed follow. All else is
   * as it is now. */
  resumed: boolean;
  /** Chat holds the last lines, oldest first, at most 200. */
  chat?: ChatLine[];
  people: People;
  speaking: Speaking;
  /** Sources are those of a workshop or table. */
  sources?: Source[];
  /** Tables are those of a cafeteria. */
  tables?: Table[];
  /** Stage is the plenum's. */
  stage?: Stage;
  /** Backstage is there for those who are backstage, and only for them. */
  backstage?: Backstage;
  /** Invited: the host's invitation onto the stage is still open. */
  invited?: boolean;
  /** Leads are those who lead this room, and Lead is what I am here: empty for most. Hosts and organisers lead everywhere and are not
   * among Leads. */
  leads?: Led[];
  lead?: Lead;
  /** Hands are raised; absent where none is. */
  hands?: Hands;
  /** Entrance says who may come in; absent where everybody may. */
  entrance?: Entrance;
  /** Groups are those of a workshop, once they were planned. */
  groups?: Groups;
  /** Group is there in a group's room. */
  group?: GroupHere;
  /** Silent: I sit down at a table, and what I had switched on is off now. */
  silent?: boolean;
}

/** Table is a cafeteria table as those see it who look for a seat. */
export interface Table {
  room: Room;
  people: Person[];
}

/** RoomClosed says that a room was taken out of the programme. */
export interface RoomClosed {
  room: RoomID;
}

/** Conference is a conference as everybody in it sees it. */
export interface Conference {
  id: ConferenceID;
  /** Slug is its name in addresses: lower case letters, digits and hyphens. */
  slug: string;
  title: string;
  motto?: string;
  /** Language is the main language, "de" or "en". */
  language: string;
  /** Mode is "online", "hybrid" or "onsite". */
  mode: string;
  /** TimeZone is an IANA name; all times are shown in it. */
  timeZone: string;
  /** Place is the town of the hall, where there is one. */
  place?: string;
  organisers: string[];
  /** Guests says whether a guest link is open. */
  guests: boolean;
}

/** Programme is the whole programme: rooms and what happens in them. */
export interface Programme {
  /** Days are the calendar days in order, "2006-01-02". */
  days: string[];
  rooms: Room[];
  sessions: Session[];
}

/** RoomKind says what a room is for; what follows from it stands in one table (server/room/kinds.go). */
export type RoomKind = "plenum" | "workshop" | "cafeteria" | "table" | "group";

/** Room is a room as the programme knows it. */
export interface Room {
  id: RoomID;
  /** Slug is its name in addresses; the plenum's is "plenum". */
  slug: string;
  name: string;
  kind: RoomKind;
  /** Seats is how many people fit; 0 for no limit. */
  seats: number;
  /** Parent is the cafeteria a table stands in, or the workshop a group belongs to. */
  parent?: RoomID;
  /** Topic is what a table talks about; may be empty. */
  topic?: string;
  /** Invited: only who is asked may sit down at this table. */
  invited?: boolean;
  /** Private: some were brought to this table, and it stands in no list. */
  private?: boolean;
}

/** Session is an item of the programme. */
export interface Session {
  id: SessionID;
  /** Day counts from 1. */
  day: number;
  /** Start and End are ms since 1970, shifts included. */
  start: number;
  end: number;
  /** Kind is one of welcome, speech, keynote, talk, lightning, debate, panel, music, workshop, groups, report-back, break, closing. */
  kind: string;
  title: string;
  room: RoomID;
  /** Stage is how many people are on the stage at once; 0 where there is no stage. */
  stage?: number;
  /** Speakers are named by function. */
  speakers?: string[];
  /** Round joins the workshops that are offered together; 0 for none. */
  round?: number;
  /** Capacity is how many may attend; 0 for no limit. */
  capacity?: number;
  /** Hall and Online are how many of them may attend in the hall and online; 0 for no limit of its own. */
  hall?: number;
  online?: number;
  /** Closed: for the people named only. */
  closed?: boolean;
  abstract?: string;
}

/** Running says what runs now, and what begins next (all that begins at the same time). */
export interface Running {
  now: SessionID[];
  next: SessionID[];
  /** Held: the programme moves nobody at the moment. */
  held?: boolean;
}

/** Hold is the body of programme.hold. */
export interface Hold {
  held: boolean;
}

/** Shift is the body of programme.shift. */
export interface Shift {
  /** Minutes is from -240 to 240 and not 0. What has ended stays; what runs ends later; what comes begins and ends later. */
  minutes: number;
}

/** CardID names a group's result card: "<room of the group>.card". */
export type CardID = string;

/** Card is what a result card says, in plain words. */
export interface Card {
  /** Title has at most 120 characters. */
  title: string;
  /** Statements are at most three, of 280 characters each. */
  statements: string[];
  /** Note has at most 1,000 characters. */
  note: string;
  /** Reporter is empty while nobody is named. ReporterName is their name when they were chosen; the house sets it. */
  reporter: PersonID;
  reporterName?: string;
  /** Image is the address of a picture on this house; empty for none. ImageText says what it shows, in at most 280 characters. */
  image: string;
  imageText?: string;
}

/** ReportCard is a card in the run-list of a report-back. */
export interface ReportCard {
  id: CardID;
  /** Group and Workshop say whose it is. */
  group: string;
  workshop: string;
  /** Reporter is the name of who reports; empty while nobody is named. */
  reporter: string;
  card: Card;
  /** Open: the group still works on it. */
  open?: boolean;
  /** Left: it is left out, and passed over when one goes on. */
  left?: boolean;
  /** Told: it was on the screen. */
  told?: boolean;
}

/** KeptCard is a card in the record of a conference. */
export interface KeptCard {
  id: CardID;
  /** Group is whose it is, and Workshop what took place there. */
  group: string;
  workshop: string;
  /** Day counts from 1; 0 where it is not known. */
  day: number;
  /** At is when its group or its item began, in ms since 1970; 0 where it is not known. */
  at: number;
  card: Card;
}

/** CardRecord are the cards of a conference on which somebody wrote, of all days, in the order of time and workshops. */
export interface CardRecord {
  cards: KeptCard[];
}

/** Report is the run-list of a report-back, in order. */
export interface Report {
  cards: ReportCard[];
  /** Now is the card on everybody's screen; empty for none. */
  now?: CardID;
}

/** StageCard is a card on everybody's screen. */
export interface StageCard extends ReportCard {
  /** Person is who reports; empty while nobody is named. */
  person?: PersonID;
}

/** CardAsk names a card. */
export interface CardAsk {
  card: CardID;
}

/** ReportOrder is the body of report.order. */
export interface ReportOrder {
  /** Cards in order, at most 400; those not named come after them. */
  cards: CardID[];
}

/** ReportLeave is the body of report.leave. */
export interface ReportLeave {
  card: CardID;
  left: boolean;
}

/** RouletteJoin is the body of roulette.join. */
export interface RouletteJoin {
  /** Interests are at most 5, of 1–30 characters each after cleaning. */
  interests?: string[];
  /** NotMyOffice: nobody who comes from where I come from. */
  notMyOffice?: boolean;
}

/** RouletteState says where one is in Kaffee-Roulette. */
export type RouletteState = "out" | "waiting" | "lonely" | "drawn";

/** Roulette is how Kaffee-Roulette stands for me. */
export interface Roulette {
  state: RouletteState;
  /** Since is when I began to wait, in ms since 1970; 0 when I do not. */
  since?: number;
  /** Table is the one I was drawn to, With those I was drawn with. */
  table?: RoomID;
  with?: Person[];
  /** Until is when its clock ends, in ms since 1970; 0 when somebody asked to stay. */
  until?: number;
}

/** Seat is what a person has in a session that is chosen: a seat, or a place on its waiting list. */
export interface Seat {
  session: SessionID;
  /** Waiting is the place on the waiting list, from 1; 0 for a seat. */
  waiting?: number;
  /** Online is how one attends; otherwise in the hall. */
  online: boolean;
  /** Extra: one leads the session, and takes no seat away. */
  extra?: boolean;
  /** Moved is when one moved up, swapped or was placed here, in ms since 1970; 0 where one chose it. */
  moved?: number;
}

/** MySeats is all that a person has chosen: in each round at most one seat and one place on a waiting list. */
export interface MySeats {
  /** Seats are in the order of time. */
  seats: Seat[];
  /** Named are the closed sessions that are open to this person. */
  named: SessionID[];
}

/** SeatRound is a round: sessions that are offered together. */
export interface SeatRound {
  round: number;
  /** Start is when its first session begins, in ms since 1970. */
  start: number;
  /** Deadline is from when on nobody chooses any more, in ms since 1970. */
  deadline: number;
}

/** Taken is how full a session is. */
export interface Taken {
  session: SessionID;
  taken: number;
  /** FreeHall and FreeOnline are how many seats are free for somebody in the hall and online; -1 for no limit. */
  freeHall: number;
  freeOnline: number;
  /** Waiting is how many are on the waiting list. */
  waiting: number;
  /** Swaps counts those who wait and would give a seat of theirs in exchange, by the session it is in. */
  swaps?: SwapCount[];
}

/** SwapCount is how many offer a seat in one session for one in another. */
export interface SwapCount {
  /** For is the session whose seat they offer. */
  for: SessionID;
  count: number;
}

/** Offered is how full the sessions of all rounds are that are not over, at most 100 sessions. */
export interface Offered {
  rounds: SeatRound[];
  sessions: Taken[];
}

/** SeatsTaken is how full some sessions are. */
export interface SeatsTaken {
  sessions: Taken[];
}

/** SeatChoice is the body of seat.choose. */
export interface SeatChoice {
  session: SessionID;
  /** Online is how one attends; absent for the way of the conference (online, unless it is held on site). */
  online?: boolean;
  /** Wait: where no seat is free, take a place on the waiting list and keep the seat one has until then. */
  wait?: boolean;
}

/** SeatAsk is the body of seat.leave and seat.swap. */
export interface SeatAsk {
  session: SessionID;
}

/** SeatWhy says how somebody came by a seat, or lost it, without asking for it just now. */
export type SeatWhy = "free" | "swap" | "placed" | "gone";

/** SeatMoved tells a person of a seat they came by, or lost, without asking for it just now. */
export interface SeatMoved {
  /** To is empty for somebody who lost their seat, From for somebody who had none in the round. */
  from?: SessionID;
  to?: SessionID;
  why: SeatWhy;
}

/** SeatRow is a seat or waiting place as organisers see it over REST. */
export interface SeatRow extends Seat {
  person: PersonID;
}

/** RoundDeadline is how long before its start a round can be changed, as organisers set it over REST. */
export interface RoundDeadline {
  round: number;
  /** Before is in minutes, 0 to 10080; 10 where nothing was set. */
  before: number;
}

/** Hello is the first word of a client. */
export interface Hello {
  /** Token is the secret part of the person's link, /j/{token}. */
  token: string;
  /** Version is the protocol version the client speaks. */
  version: number;
}

/** Welcome is the house's answer to Hello. */
export interface Welcome {
  you: Me;
  conference: Conference;
  programme: Programme;
  running: Running;
  places: Places;
  /** Seats are what this person chose, Offered how full it is. */
  seats: MySeats;
  offered: Offered;
  /** Now is the house's clock, in ms since 1970; the client shows times by it. */
  now: number;
  /** Home is the room where one belongs now by the programme; empty for none. */
  home?: RoomID;
  /** Move is a wish of the house that is still open. */
  move?: Move;
  /** Knock is where I wait to be let in. */
  knock?: Knock;
  /** Mine is what I have going on in the cafeteria. */
  mine: Mine;
  /** Grace is how long, in ms, the house keeps a person's place and media when their socket is lost. */
  grace: number;
}

/** Door is what the page behind a link shows before one enters (GET /api/v1/door). */
export interface Door {
  conference: Conference;
  /** You is who the link belongs to; absent on a guest link, which asks for a name first. */
  you?: Person;
  running: Session[];
  next: Session[];
  rooms: Room[];
  now: number;
}

/** GuestAsk is the body of POST /api/v1/guests, sent with the guest link as bearer. */
export interface GuestAsk {
  /** Name is what the guest wants to be called, as in person.rename. */
  name: string;
}

/** GuestLink is the answer to GuestAsk: a personal token, used from then on like the token of a link. */
export interface GuestLink {
  token: string;
}

/** Layout is how the stage is arranged. */
export type Layout = "one" | "side" | "slides" | "grid";

/** SourceKind says where a source comes from. */
export type SourceKind = "camera" | "screen" | "whip" | "file";

/** Source is something that can be seen or heard. */
export interface Source {
  id: SourceID;
  kind: SourceKind;
  /** Person is empty for WHIP and files. */
  person?: PersonID;
  /** Name is what stands under the picture. */
  name: string;
  role?: Role;
  /** Audio and Video say what may flow: the device is on, and nobody muted it. */
  audio: boolean;
  video: boolean;
  /** Held: a host or moderator muted it; only they lift it. */
  held?: boolean;
  /** Up: packets arrive of what is on. */
  up: boolean;
  /** Lost: something is on, but nothing arrives; on air the slate stands in until it is back. */
  lost?: boolean;
  /** Frozen: the picture is on, but only sound arrives; on air the slate stands in for the picture, and the sound goes on. */
  frozen?: boolean;
  /** Codec is the video's, "VP8" or "H264"; empty while nothing arrived. */
  codec?: string;
}

/** SourceRef names a source. */
export interface SourceRef {
  id: SourceID;
}

/** Stage is what the audience sees of the plenum. */
export interface Stage {
  /** Live is false while the slate is on. */
  live: boolean;
  /** Since is when Live last changed, or when more than the slate came on air, in ms since 1970. */
  since: number;
  layout: Layout;
  /** OnAir is in order, the first is the largest. Empty while the slate is on. */
  onAir: Source[];
  /** Card is a group's result on everybody's screen, beside what is on air. */
  card?: StageCard;
}

/** Cue is a speaker's light. */
export type Cue = "off" | "ready" | "live";

/** Backstage is what host and speakers see: the green room and the director's preview. */
export interface Backstage {
  /** Sources are all that could be put on air, the slate included. */
  sources: Green[];
  /** Layout and Preview are what stage.live would put on air. */
  layout: Layout;
  preview: SourceID[];
  /** People are backstage, with or without a source. */
  people: Person[];
  /** Invited were asked and have not answered yet. */
  invited: Person[];
  /** Countdown is when it reaches zero, in ms since 1970; 0 while none runs. */
  countdown: number;
}

/** Green is a source in the green room, with its light. */
export interface Green extends Source {
  cue: Cue;
}

/** Arrange is the body of stage.arrange. */
export interface Arrange {
  layout: Layout;
  /** Sources in order, at most ten, each once. */
  sources: SourceID[];
}

/** CountdownAsk is the body of stage.countdown. */
export interface CountdownAsk {
  /** Seconds is from 0 (stop) to 3600. */
  seconds: number;
}

/** Level is how loud a source is: 0 (silent) to 100 (RFC 6464 level 0 dBov). */
export interface Level {
  source: SourceID;
  level: number;
}

/** Levels are the meters of everything backstage. */
export interface Levels {
  levels: Level[];
}

/** Invitation tells a listener that the host asks them onto the stage (Open), or no longer does. */
export interface Invitation {
  open: boolean;
}

/** YouBackstage tells a person whether they are on the stage's side. */
export interface YouBackstage {
  backstage: boolean;
  /** State is there when they came backstage. */
  state?: Backstage;
}

/** KeyKind says which door a key opens. */
export type KeyKind = "whip" | "whep";

/** KeyAsk is the body of stage.key. */
export interface KeyAsk {
  kind: KeyKind;
}

/** Key is a new key. It is told once and kept only as a hash. */
export interface Key {
  kind: KeyKind;
  url: string;
  key: string;
}

/** TableOpen is the body of table.open. */
export interface TableOpen {
  /** Topic is at most 80 characters after cleaning; may be empty. */
  topic?: string;
  /** Seats is from 2 to 8. */
  seats: number;
  /** Invited: only who is asked may sit down. */
  invited?: boolean;
}

/** TableSet is the body of table.set: all of what can be set of the table one sits at. */
export interface TableSet {
  /** Topic is at most 80 characters after cleaning; may be empty. */
  topic?: string;
  /** Invited is for the one who put the table up; a table of the programme is always open. */
  invited?: boolean;
}

/** TableAsk is the body of table.invite. */
export interface TableAsk {
  person: PersonID;
  /** Words are at most 200 characters after cleaning; may be empty. */
  words?: string;
}

/** RoomRef names a room. */
export interface RoomRef {
  room: RoomID;
}

/** TableInvitation asks me to a table. */
export interface TableInvitation {
  room: Room;
  by: Person;
  words?: string;
  /** Until is when it ends, in ms since 1970. */
  until: number;
}

/** TableInvitations are all that are open for me, the oldest first. */
export interface TableInvitations {
  invitations: TableInvitation[];
}

/** TableAnswer tells who invited somebody that nothing comes of it. */
export interface TableAnswer {
  /** Person declined, or did not answer in time. */
  person: Person;
}

/** Mine is what somebody has going on in the cafeteria. */
export interface Mine {
  invitations: TableInvitation[];
  roulette: Roulette;
  offers: Offers;
  appointments: Appointment[];
}

/** TableKnocks are those who would like to sit down at the table I sit at, the first first. */
export interface TableKnocks {
  people: Person[];
}

/** Command is what a client says. */
export interface Command {
  /** N is the client's own number for this command, 1 or more; the answer carries it back as Re. */
  n: number;
  type: string;
  /** Body is at most 16 KiB long where it carries no SDP. */
  body?: unknown;
}

/** Answer is what the house says to one command: a body, a fault, or neither when there is nothing to add to "done". */
export interface Answer {
  re: number;
  body?: unknown;
  fault?: Fault;
}

/** Event is what the house says unasked. */
export interface Event {
  /** Room is set on events of a room, empty on events meant for one person or for the whole conference. */
  room?: RoomID;
  /** Seq numbers those events of a room that a client cannot do without (chat), from 1 in each epoch. It is 0 on events that carry
   * a state, because a newer one says it all. */
  seq?: number;
  type: string;
  body: unknown;
}

/** Nothing is the body of commands that need none. */
export type Nothing = Record<string, never>;

/** What a client may say: body and answer. */
export interface Commands {
  /** First word on every socket: who I am. Everything before it is refused. */
  "session.hello": { body: Hello; back: Welcome };
  /** Are you there? Asked by a client after silence, since pages do not see the protocol's own pings. */
  "session.ping": { body: Nothing; back: undefined };
  /** Go to a room; leaves the one before. Also how a client comes back after a lost connection. */
  "place.enter": { body: Enter; back: Entered };
  /** Go back to the foyer. */
  "place.leave": { body: Nothing; back: undefined };
  /** Stay, although the house asked me elsewhere. */
  "move.stay": { body: Nothing; back: undefined };
  /** A moderator of the room makes somebody in it co-moderator, takes that back, or hands the room over. */
  "room.lead": { body: LeadAsk; back: undefined };
  /** Change one's own name. */
  "person.rename": { body: Rename; back: Person };
  /** People of the conference or of a room, by page and search. */
  "people.page": { body: PeopleAsk; back: PeoplePage };
  /** Who leads a workshop, and is in it, asks who there is in the conference, here or not, by page and search. */
  "people.register": { body: RegisterAsk; back: RegisterPage };
  /** A moderator or host silences a person's microphone, or lifts it. On a stage or behind it only a host does. */
  "person.mute": { body: MuteAsk; back: undefined };
  /** A moderator or host takes a person out of the room; their media stops at the server. From a stage or behind it only a host does. */
  "person.remove": { body: PersonAsk; back: undefined };
  /** Who leads the room asks somebody to switch their microphone on. */
  "person.ask": { body: PersonAsk; back: undefined };
  /** Who leads a room where everybody may speak silences everybody in it who does not lead it. Each may lift it for themselves. */
  "room.mute": { body: Nothing; back: undefined };
  /** Lock the room one leads, or open it again: nobody new comes in but those who lead it. */
  "room.lock": { body: LockAsk; back: undefined };
  /** Let those who come to the room one leads wait until they are let in, or let them in again. */
  "room.lobby": { body: LobbyAsk; back: undefined };
  /** Let somebody in who waits before the room one leads, or refuse them. */
  "lobby.admit": { body: AdmitAsk; back: undefined };
  /** Wait no more before a room. */
  "lobby.leave": { body: Nothing; back: undefined };
  /** Raise one's hand. It goes down when one leaves the room, and stays over a lost line. */
  "hand.raise": { body: Nothing; back: undefined };
  /** Lower one's own hand. */
  "hand.lower": { body: Nothing; back: undefined };
  /** Who leads the room lowers somebody's hand, and may give them the word. */
  "hand.call": { body: CallAsk; back: undefined };
  /** Give a sign without a word: applause, a thumb, a heart, a laugh, yes or no. */
  "react": { body: Reaction; back: undefined };
  /** Put up a table of one's own in the cafeteria; one a person. One leads it, and goes there by place.enter. */
  "table.open": { body: TableOpen; back: Room };
  /** Set the topic of the table one sits at, and who may sit down at one's own. */
  "table.set": { body: TableSet; back: undefined };
  /** Ask somebody to the table one sits at; its door is open to them for two minutes. */
  "table.invite": { body: TableAsk; back: undefined };
  /** Say no to an invitation. */
  "table.decline": { body: RoomRef; back: undefined };
  /** Ask those at a table by invitation to be invited. */
  "table.knock": { body: RoomRef; back: undefined };
  /** Wait for Kaffee-Roulette, in the cafeteria; two to four strangers are drawn to a table. */
  "roulette.join": { body: RouletteJoin; back: undefined };
  /** Take no part any more. */
  "roulette.leave": { body: Nothing; back: undefined };
  /** From a drawn table back into the draw, with the same wishes. */
  "roulette.next": { body: Nothing; back: undefined };
  /** The drawn table goes on without its clock. */
  "roulette.stay": { body: Nothing; back: undefined };
  /** My business card, and those I was given. */
  "contact.list": { body: Nothing; back: Contacts };
  /** Write my business card; the answer is as it was kept. */
  "contact.card": { body: BusinessCard; back: BusinessCard };
  /** Offer my card to somebody in the same room. Where both offer, each gets the other's. */
  "contact.offer": { body: ContactRef; back: undefined };
  /** Agree to exchange cards with somebody who offered theirs. */
  "contact.accept": { body: ContactRef; back: undefined };
  /** Do not take the card that somebody offers. */
  "contact.decline": { body: ContactRef; back: undefined };
  /** Do not offer my card to somebody any more. */
  "contact.withdraw": { body: ContactRef; back: undefined };
  /** Take my card away from somebody I gave it to. */
  "contact.takeBack": { body: ContactRef; back: undefined };
  /** Take a card out of my contacts. */
  "contact.remove": { body: ContactRef; back: undefined };
  /** Propose to meet somebody of the conference, who learns of it at once or when they come. */
  "appointment.propose": { body: Propose; back: Appointment };
  /** Accept an appointment somebody proposed to me. */
  "appointment.accept": { body: AppointmentRef; back: Appointment };
  /** Decline it. */
  "appointment.decline": { body: AppointmentRef; back: Appointment };
  /** Call an appointment off, or take back what I proposed. */
  "appointment.cancel": { body: AppointmentRef; back: Appointment };
  /** Say a line in the room one is in. The answer leaves after it is saved. */
  "chat.send": { body: Say; back: ChatLine };
  /** Take a line away: a moderator any, everybody their own. */
  "chat.remove": { body: ChatRef; back: undefined };
  /** Open a document of the room one is in; what is changed in it is told from now on. */
  "doc.open": { body: DocAsk; back: DocState };
  /** Read a document of the room one is in, or of a room one leads, without opening it. */
  "doc.read": { body: DocAsk; back: DocState };
  /** Change a document. The answer leaves after it is saved. Who left the room may hand in for a quarter of an hour what they wrote there. */
  "doc.edit": { body: DocEdit; back: DocSaved };
  /** Bring a whole document in place of its many changes, when asked to. */
  "doc.compact": { body: DocCompact; back: undefined };
  /** Say where in a document one writes. */
  "doc.aware": { body: DocAware; back: undefined };
  /** Close a document. */
  "doc.close": { body: DocRef; back: undefined };
  /** Everything that has not ended, so many minutes later (or earlier). */
  "programme.shift": { body: Shift; back: Programme };
  /** Let the programme move nobody, or let it go on: then people are called to what began meanwhile. */
  "programme.hold": { body: Hold; back: undefined };
  /** Call everybody to what runs now, where they belong. */
  "programme.call": { body: Nothing; back: undefined };
  /** Set the preview: layout and sources in order. */
  "stage.arrange": { body: Arrange; back: undefined };
  /** Put the preview on air. */
  "stage.live": { body: Nothing; back: undefined };
  /** Put the slate on air. */
  "stage.pause": { body: Nothing; back: undefined };
  /** Start a countdown for everybody backstage, or stop it with 0. */
  "stage.countdown": { body: CountdownAsk; back: undefined };
  /** Ask a listener onto the stage. */
  "stage.invite": { body: PersonAsk; back: undefined };
  /** Accept an invitation: one is backstage now and may publish. */
  "stage.accept": { body: Nothing; back: undefined };
  /** Decline an invitation, or step back from the stage into the audience. */
  "stage.decline": { body: Nothing; back: undefined };
  /** Send a person back from the stage into the audience, or withdraw an invitation. */
  "stage.dismiss": { body: PersonAsk; back: undefined };
  /** Issue a new WHIP or WHEP key for the plenum; the one before ends. */
  "stage.key": { body: KeyAsk; back: Key };
  /** Prepare the groups of the workshop one leads; it is kept until they are started. */
  "groups.plan": { body: GroupsPlan; back: undefined };
  /** Start the groups as planned: everybody is asked into theirs. */
  "groups.start": { body: Nothing; back: undefined };
  /** Give one group, or all, more time. */
  "groups.extend": { body: ExtendAsk; back: undefined };
  /** Tell all groups something in writing. */
  "groups.announce": { body: AnnounceAsk; back: undefined };
  /** Be heard in all groups from now on, or no longer. */
  "groups.voice": { body: VoiceAsk; back: undefined };
  /** Put a person into another group. They are asked over, and out of the old one seven seconds later at the latest. */
  "groups.move": { body: GroupMoveAsk; back: undefined };
  /** Put everybody in the workshop who is in no group into the smallest. */
  "groups.assign": { body: Nothing; back: undefined };
  /** Choose one's own group, where everybody chooses. */
  "groups.join": { body: GroupJoinAsk; back: undefined };
  /** Call for help from the group one is in; reaches everybody who leads the workshop. */
  "groups.help": { body: Nothing; back: undefined };
  /** Somebody came, or the group needs no help any more. */
  "groups.helped": { body: HelpedAsk; back: undefined };
  /** Ask all groups back into the workshop. */
  "groups.recall": { body: RecallAsk; back: undefined };
  /** Bring everybody back now. */
  "groups.end": { body: Nothing; back: undefined };
  /** List the groups of this workshop that are over, to read again what they wrote. For its people their own, for those who lead all. */
  "groups.past": { body: Nothing; back: PastGroups };
  /** Put the cards of the report-back in order. */
  "report.order": { body: ReportOrder; back: undefined };
  /** Leave a card out of the report-back, or take it in again. */
  "report.leave": { body: ReportLeave; back: undefined };
  /** Put a card on everybody's screen and its reporter on the stage. */
  "report.show": { body: CardAsk; back: undefined };
  /** Take the card off the screen and its reporter off the stage. */
  "report.hide": { body: Nothing; back: undefined };
  /** Open the view connection (WHEP); one for the whole day. It may be answered later than what is said after it: see view.waiting. */
  "media.view": { body: Offer; back: SDP };
  /** Open the publishing connection (WHIP) for the room one is in; replaces one's earlier one. */
  "media.publish": { body: PublishOffer; back: SDP };
  /** Close the publishing connection. */
  "media.unpublish": { body: Nothing; back: undefined };
  /** Say which of one's devices are on; what is off does not pass the server. */
  "media.set": { body: MediaSet; back: undefined };
  /** Choose a session of a round: a seat instead of the one I had there, or a place on its waiting list. */
  "seat.choose": { body: SeatChoice; back: MySeats };
  /** Give a seat back, or a place on a waiting list. */
  "seat.leave": { body: SeatAsk; back: MySeats };
  /** Swap my seat for one in this session, with the first who has it and waits for mine. */
  "seat.swap": { body: SeatAsk; back: MySeats };
  /** Which sources one looks at, and how large. */
  "view.want": { body: Want; back: undefined };
}

/** What the house may say unasked. */
export interface Events {
  /** What runs now and next; when an item begins or ends. */
  "conference.running": Running;
  /** The programme was edited or shifted. */
  "programme.changed": Programme;
  /** How many people are where; at most once a second. */
  "places.changed": Places;
  /** Who is in the room; at most once a second, and at once when somebody changes their name. */
  "people.changed": People;
  /** Who is speaking in the room. */
  "speaking.changed": Speaking;
  /** A line was said. */
  "chat.added": ChatLine;
  /** A line was taken away. */
  "chat.removed": ChatRef;
  /** A document was changed; to those who have it open. */
  "doc.updated": DocUpdate;
  /** Who writes in a document; to those who have it open, at most ten times a second. */
  "doc.writers": DocWriters;
  /** What the audience sees. */
  "stage.changed": Stage;
  /** What host and speakers see; to them only. */
  "backstage.changed": Backstage;
  /** Level meters, five times a second; to host and speakers only. */
  "backstage.levels": Levels;
  /** A source of a workshop or table came or changed. */
  "source.changed": Source;
  /** A source of a workshop or table is gone. */
  "source.gone": SourceRef;
  /** A table of the cafeteria changed, or was put up; to those who stand in the cafeteria. */
  "table.changed": Table;
  /** A table of the cafeteria was taken away; to those who stand in the cafeteria. */
  "table.gone": RoomRef;
  /** The queue of raised hands; in rooms of more than 50 people at most once a second. */
  "hands.changed": Hands;
  /** The reactions of the last second, summed; not when there were none. */
  "reactions.changed": Reactions;
  /** Who may come into the room; to those who lead it also who waits. */
  "entrance.changed": Entrance;
  /** How the groups are; to those in their workshop. */
  "groups.changed": Groups;
  /** How the group is whose room one is in. */
  "group.changed": GroupHere;
  /** The time of the group whose room one is in is nearly over, or over. */
  "group.warned": GroupWarning;
  /** All groups at a glance, once a second while they work; to those who lead only. */
  "groups.glance": GroupsGlance;
  /** A group calls for help, or does no longer; to those who lead, in the workshop and in its groups. */
  "groups.called": GroupCall;
  /** The run-list of the report-back; to those who direct only. */
  "report.changed": Report;
  /** Which source flows on which slot of my view connection. */
  "view.slots": Slots;
  /** My view connection waits for its turn; about once a second, until media.view is answered. */
  "view.waiting": Waiting;
  /** Which layers of my picture nobody looks at; at most twice a second. */
  "publish.layers": Layers;
  /** The host asks me onto the stage, or no longer does. */
  "you.invited": Invitation;
  /** I am on the stage's side now (true), or in the audience again (false). */
  "you.backstage": YouBackstage;
  /** The host took me off the stage; I am still behind it. */
  "you.dismissed": Nothing;
  /** Somebody muted me, or lifted it. */
  "you.muted": YouMuted;
  /** I am asked to switch my microphone on. */
  "you.asked": Asked;
  /** I wait to be let into a room, was refused, or wait no more. */
  "you.waiting": Knock;
  /** Somebody took me out of the room; I am in the foyer now. */
  "you.removed": YouRemoved;
  /** The house asks me to another room, or does not any more. */
  "you.move": Moving;
  /** Who leads the room I am in, and what I am in it. */
  "leads.changed": Leads;
  /** The room I am in is called otherwise now, talks about something else, or is open to others. */
  "room.changed": Room;
  /** To which tables I am invited. */
  "table.invitations": TableInvitations;
  /** Somebody I invited does not come; who comes is seen. */
  "table.answered": TableAnswer;
  /** Who would like to sit down at the table I sit at. */
  "table.knocks": TableKnocks;
  /** How Kaffee-Roulette stands for me. */
  "roulette.changed": Roulette;
  /** Which business cards I am offered, and to whom I offer mine. */
  "contact.offers": Offers;
  /** My contacts are others now; contact.list says which. */
  "contacts.changed": Nothing;
  /** My appointments. */
  "appointments.changed": Appointments;
  /** It is time for an appointment of mine. */
  "appointment.due": Appointment;
  /** My seats and waiting places, or my turn in a waiting list, changed. */
  "seats.mine": MySeats;
  /** Other sessions are offered to choose, or at other times; with how full they all are. */
  "seats.changed": Offered;
  /** How full those sessions are of which that changed; at most once a second. */
  "seats.taken": SeatsTaken;
  /** I moved up from a waiting list, swapped, or was placed; or my session is not offered any more. */
  "seat.moved": SeatMoved;
  /** The room is gone; I am in the foyer now. */
  "room.closed": RoomClosed;
}

/** Close codes of the socket; they tell the client what to do. */
export const close = {
  /** CloseLink: the link is unknown or was revoked. Do not come back. */
  link: 4001,
  /** CloseElsewhere: the same person came in somewhere else. Come back only when the person asks to. */
  elsewhere: 4002,
  /** CloseVersion: load the page again. */
  version: 4003,
  /** CloseProtocol: the client broke the rules of the line, or was refused too often. Come back, but not at once. */
  protocol: 4004,
  /** CloseSlow: the client did not read fast enough. Come back at once with (room, epoch, seq). */
  slow: 4008,
  /** CloseRestart: the house restarts. Come back within a few seconds, each client at its own moment. */
  restart: 4012,
} as const;
