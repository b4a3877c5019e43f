package conference

import (
	"slices"

	"konvent/signaling/wire"
)

// rights says what each role may do. What is not there is not allowed.
var rights = map[wire.Role][]wire.Permission{
	wire.Guest:       {wire.MayAttend, wire.MayChat, wire.MaySpeak},
	wire.Participant: {wire.MayAttend, wire.MayChat, wire.MaySpeak},
	wire.Speaker:     {wire.MayAttend, wire.MayChat, wire.MaySpeak, wire.MayBackstage},
	wire.Moderator:   {wire.MayAttend, wire.MayChat, wire.MaySpeak, wire.MayModerate},
	wire.Host: {
		wire.MayAttend, wire.MayChat, wire.MaySpeak, wire.MayBackstage, wire.MayModerate, wire.MayDirect, wire.MayShift,
	},
	wire.Organiser: {
		wire.MayAttend, wire.MayChat, wire.MaySpeak, wire.MayBackstage, wire.MayModerate, wire.MayDirect, wire.MayShift,
		wire.MayOrganise,
	},
}

// May says whether a role carries a permission.
func May(r wire.Role, p wire.Permission) bool { return slices.Contains(rights[r], p) }

// Permissions lists what a role may do.
func Permissions(r wire.Role) []wire.Permission { return slices.Clone(rights[r]) }

// Known says whether there is such a role.
func Known(r wire.Role) bool { return rights[r] != nil }

// over says whether somebody of role a may mute or remove somebody of role b: nobody those who direct or organise, but these.
func over(a, b wire.Role) bool { return May(a, wire.MayDirect) || !May(b, wire.MayDirect) }
