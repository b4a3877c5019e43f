package room

import "konvent/signaling/wire"

// Kind is what follows from a room's kind.
type Kind struct {
	// EverybodySpeaks: whoever is in the room may be heard and seen. Otherwise there is a stage.
	EverybodySpeaks bool
	// Chat: lines can be said and are kept.
	Chat bool
	// Stage: a host directs what the audience sees.
	Stage bool
	// HoldMute: who was muted by somebody else cannot lift it.
	HoldMute bool
	// Gestures: hands can be raised, and reactions given.
	Gestures bool
	// Tables: the room is a list of tables.
	Tables bool
	// Groups: people of the room may be sent into groups.
	Groups bool
	// Docs are what the people in the room write together.
	Docs []wire.DocKind
	// Table: people sit down at it, silent at first.
	Table bool
}

// written are the documents of a room that brings a result back.
var written = []wire.DocKind{wire.CardKind, wire.Notes, wire.Board}

// Kinds is the table of kinds.
var Kinds = map[wire.RoomKind]Kind{
	wire.Plenum:    {Chat: true, Stage: true, HoldMute: true, Gestures: true},
	wire.Workshop:  {Chat: true, EverybodySpeaks: true, Gestures: true, Groups: true, Docs: written},
	wire.Cafeteria: {Chat: true, Tables: true},
	wire.TableKind: {Chat: true, EverybodySpeaks: true, Gestures: true, Table: true, Docs: []wire.DocKind{wire.Notes, wire.Board}},
	wire.GroupKind: {Chat: true, EverybodySpeaks: true, Gestures: true, Docs: written},
}
