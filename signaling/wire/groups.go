package wire

// GroupsPhase says how far the groups of a workshop are.
type GroupsPhase string

// The phases, in order. After the last one the next round begins with the first.
const (
	// GroupsPrepared: there is a plan; nobody was sent anywhere.
	GroupsPrepared GroupsPhase = "prepared"
	// GroupsRunning: at least one group works.
	GroupsRunning GroupsPhase = "running"
	// GroupsRecalling: every group was asked back, and the time to come has not run out.
	GroupsRecalling GroupsPhase = "recalling"
	// GroupsEnded: everybody is back, and the groups' rooms are gone.
	GroupsEnded GroupsPhase = "ended"
)

// GroupsWay says how people come into groups.
type GroupsWay string

// The ways.
const (
	// ByChance: the house deals them out, so that groups differ by one at most.
	ByChance GroupsWay = "random"
	// ByList: the plan names who goes where.
	ByList GroupsWay = "list"
	// ByChoice: everybody chooses.
	ByChoice GroupsWay = "self"
	// AsBefore: as in the round before; who was not there comes into the smallest group.
	AsBefore GroupsWay = "same"
)

// GroupsPlan is what is prepared of groups.
type GroupsPlan struct {
	Way GroupsWay `json:"way"`
	// Groups is how many, 1–60; 0 by chance where Size says how many people are in one, and as before.
	Groups int `json:"groups"`
	// Size is how many people are in a group at most, 2–60; 0 where Groups says enough.
	Size int `json:"size,omitempty"`
	// Lists names who is in which group, by list only; at most 300 people, each once. Their names are the house's.
	Lists [][]Member `json:"lists,omitempty"`
	// Task is what the groups are asked to do, at most 1,000 characters.
	Task string `json:"task"`
	// Minutes is how long they have, 1–240.
	Minutes int `json:"minutes"`
	// Grace is how many seconds one has to come back, 5–600; 0 for 60.
	Grace  int        `json:"grace"`
	Fields CardFields `json:"fields"`
}

// CardFields says what a group's result card asks for.
type CardFields struct {
	// Statements is how many, 1–3.
	Statements int  `json:"statements"`
	Note       bool `json:"note"`
	Image      bool `json:"image"`
	Reporter   bool `json:"reporter"`
}

// Member is somebody in a group.
type Member struct {
	ID   PersonID `json:"id"`
	Name string   `json:"name"`
}

// Group is one group of a workshop.
type Group struct {
	// Room is where it meets; empty before the groups were started.
	Room   RoomID   `json:"room,omitempty"`
	Name   string   `json:"name"`
	People []Member `json:"people"`
	// Ends is when its time is over, in ms since 1970; 0 before it was started.
	Ends int64 `json:"ends"`
	// Back is until when its people are asked to be back, in ms since 1970; 0 while they work.
	Back int64 `json:"back,omitempty"`
	// Over: everybody is back, and the room is gone.
	Over bool `json:"over,omitempty"`
	// Help is there while the group waits for somebody to come.
	Help *HelpCall `json:"help,omitempty"`
}

// HelpCall is a group's call for help.
type HelpCall struct {
	// Name is who called.
	Name string `json:"name"`
	// At is ms since 1970.
	At int64 `json:"at"`
}

// Announcement is a text told to all groups.
type Announcement struct {
	// Name is whose it is.
	Name string `json:"name"`
	Text string `json:"text"`
	// At is ms since 1970.
	At int64 `json:"at"`
}

// Groups are the groups of a workshop, as everybody in the workshop knows them.
type Groups struct {
	Phase GroupsPhase `json:"phase"`
	// Round counts from 1; 0 before the first was started.
	Round int        `json:"round"`
	Plan  GroupsPlan `json:"plan"`
	// Groups are empty before the start where chance deals them out.
	Groups []Group `json:"groups"`
	// Started is ms since 1970; 0 before the first start.
	Started int64 `json:"started"`
	// Announcement is the newest of this round.
	Announcement *Announcement `json:"announcement,omitempty"`
	// Voice is who speaks to all groups.
	Voice *Member `json:"voice,omitempty"`
}

// GroupHere is a group as those in its room know it.
type GroupHere struct {
	Group
	// Workshop is the room they come from.
	Workshop     Room          `json:"workshop"`
	Task         string        `json:"task"`
	Fields       CardFields    `json:"fields"`
	Announcement *Announcement `json:"announcement,omitempty"`
	Voice        *Member       `json:"voice,omitempty"`
}

// ExtendAsk is the body of groups.extend.
type ExtendAsk struct {
	// Minutes is 1–60.
	Minutes int `json:"minutes"`
	// Group is the room of one group; empty for all.
	Group RoomID `json:"group,omitempty"`
}

// AnnounceAsk is the body of groups.announce.
type AnnounceAsk struct {
	// Text: 1–280 characters after cleaning.
	Text string `json:"text"`
}

// VoiceAsk is the body of groups.voice.
type VoiceAsk struct {
	On bool `json:"on"`
}

// GroupMoveAsk is the body of groups.move.
type GroupMoveAsk struct {
	Person PersonID `json:"person"`
	// Group counts from 1.
	Group int `json:"group"`
}

// GroupJoinAsk is the body of groups.join.
type GroupJoinAsk struct {
	// Group counts from 1.
	Group int `json:"group"`
}

// HelpedAsk is the body of groups.helped.
type HelpedAsk struct {
	// Group is the room of the group.
	Group RoomID `json:"group"`
}

// RecallAsk is the body of groups.recall.
type RecallAsk struct {
	// Grace is how many seconds one has to come back, 5–600; 0 for what the plan says.
	Grace int `json:"grace,omitempty"`
}

// GroupCall tells those who lead that a group calls for help, or (Open false) that somebody came.
type GroupCall struct {
	Room RoomID `json:"room"`
	// Group is its name.
	Group string   `json:"group"`
	Help  HelpCall `json:"help"`
	Open  bool     `json:"open"`
}

// GroupWarning tells a group that its time is nearly over, or (Left 0) over.
type GroupWarning struct {
	// Left is in ms.
	Left int64 `json:"left"`
}

// GroupsGlance is what those who lead see of all groups: activity, never sound.
type GroupsGlance struct {
	// Workshop is the room whose groups they are.
	Workshop RoomID        `json:"workshop"`
	Groups   []GroupGlance `json:"groups"`
	// Waiting are those in the workshop who are in no group and do not lead.
	Waiting []Member `json:"waiting"`
}

// GroupGlance is one group at a glance.
type GroupGlance struct {
	Room RoomID `json:"room"`
	// Here are those in its room.
	Here []PersonID `json:"here"`
	// Speaking are those of them who speak now, at most three.
	Speaking []PersonID `json:"speaking"`
	// Talk is how much was spoken of late, 0–100.
	Talk int `json:"talk"`
	// Quiet is since when nobody spoke, in ms since 1970; 0 while somebody does.
	Quiet int64 `json:"quiet"`
	// Hands is how many hands are up.
	Hands int `json:"hands"`
	// Card is how far its result card is.
	Card CardProgress `json:"card"`
}

// PastGroups answers groups.past: the groups of the workshop that are over, of which one was or which one leads; the last first, at most
// 400. What they wrote is read with doc.read.
type PastGroups struct {
	Groups []PastGroup `json:"groups"`
}

// PastGroup is a group that is over.
type PastGroup struct {
	// Room is where it met; its documents go by it.
	Room RoomID `json:"room"`
	Name string `json:"name"`
	// Workshop is what took place there.
	Workshop string `json:"workshop"`
	// Started is when it began, in ms since 1970.
	Started int64 `json:"started"`
	// Mine: one was of it.
	Mine bool `json:"mine,omitempty"`
}

// CardProgress says how far a result card is.
type CardProgress struct {
	Filled int `json:"filled"`
	// Of is how many statements are asked for.
	Of int `json:"of"`
	// Reporter says whether one is named.
	Reporter bool `json:"reporter"`
}
