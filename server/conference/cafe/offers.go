package cafe

import (
	"slices"

	"konvent/signaling/wire"
)

// offersAtMost is how many business cards one may have on offer, and be offered, at once.
const offersAtMost = 20

// Offer is a business card that somebody holds out to somebody.
type Offer struct{ From, To wire.PersonID }

// Offers are the business cards on offer. Two that cross are an agreement.
type Offers struct{ all []Offer }

// Make offers a card. It says whether the other had offered theirs, which both have agreed on then; that offer is taken. Again is nothing
// new. wire.ErrTooMany with too many.
func (o *Offers) Make(from, to wire.PersonID) (agreed bool, err error) {
	if o.Take(to, from) {
		return true, nil
	}
	if slices.Contains(o.all, Offer{from, to}) {
		return false, nil
	}
	if len(o.By(from)) >= offersAtMost || len(o.To(to)) >= offersAtMost {
		return false, wire.ErrTooMany
	}
	o.all = append(o.all, Offer{from, to})
	return false, nil
}

// Take ends an offer, and says whether it was there.
func (o *Offers) Take(from, to wire.PersonID) bool {
	at := slices.Index(o.all, Offer{from, to})
	if at >= 0 {
		o.all = slices.Delete(o.all, at, at+1)
	}
	return at >= 0
}

// Gone ends all offers of and to somebody, and returns them.
func (o *Offers) Gone(p wire.PersonID) (gone []Offer) {
	gone = append(o.By(p), o.To(p)...)
	o.all = slices.DeleteFunc(o.all, func(x Offer) bool { return x.From == p || x.To == p })
	return gone
}

// By lists what somebody offers.
func (o *Offers) By(p wire.PersonID) []Offer {
	return slices.DeleteFunc(slices.Clone(o.all), func(x Offer) bool { return x.From != p })
}

// To lists what somebody is offered.
func (o *Offers) To(p wire.PersonID) []Offer {
	return slices.DeleteFunc(slices.Clone(o.all), func(x Offer) bool { return x.To != p })
}
