package wire

// Hand is a raised hand.
type Hand struct {
	Person PersonID `json:"person"`
	Name   string   `json:"name"`
	// Since is when it was raised, in ms since 1970.
	Since int64 `json:"since"`
}

// Hands is the queue of raised hands, first come, first.
type Hands struct {
	// Count is how many hands are up, at most 260.
	Count int `json:"count"`
	// Queue is the queue in order: all of it for those who lead the room and in rooms of up to 50 people, else its first ten.
	Queue []Hand `json:"queue"`
	// Place is the place of my own hand, from 1, where it is up and not in Queue.
	Place int `json:"place,omitempty"`
}

// CallAsk is the body of hand.call.
type CallAsk struct {
	Person PersonID `json:"person"`
	// Word gives the person the word: they are asked to switch their microphone on. Otherwise their hand is only lowered.
	Word bool `json:"word"`
}

// Asked asks me to switch my microphone on.
type Asked struct {
	// Word: my hand was up, and it is my turn.
	Word bool `json:"word"`
	// By is the name of who asks.
	By string `json:"by"`
}

// ReactionKind is one of the small signs that people give without a word.
type ReactionKind string

// The kinds of reactions.
const (
	Applause ReactionKind = "applause"
	Thumb    ReactionKind = "thumb"
	Heart    ReactionKind = "heart"
	Laugh    ReactionKind = "laugh"
	Yes      ReactionKind = "yes"
	No       ReactionKind = "no"
)

// ReactionKinds are all of them.
var ReactionKinds = []ReactionKind{Applause, Thumb, Heart, Laugh, Yes, No}

// Reaction is the body of react.
type Reaction struct {
	Kind ReactionKind `json:"kind"`
}

// Reactions counts the reactions of the last second in a room, by kind; a kind that nobody gave is absent.
type Reactions struct {
	Counts map[ReactionKind]int `json:"counts"`
}
