package cafe

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// at is so many minutes after begin, in ms since 1970.
func at(minutes int) int64 { return begin.Add(time.Duration(minutes) * time.Minute).UnixMilli() }

func date(id string, a, b wire.PersonID, start, minutes int) Date {
	return Date{
		ID: wire.AppointmentID(id), A: a, B: b, Start: at(start), Minutes: minutes, Place: wire.MeetOnline, State: wire.Proposed,
	}
}

func TestWhatIsNoAppointmentIsRefused(t *testing.T) {
	c := NewCalendar(nil)
	require.NoError(t, c.Fits(date("1", "anna", "udo", 0, 10), begin))
	for field, d := range map[string]Date{
		"person":  date("1", "anna", "anna", 10, 10),
		"minutes": date("1", "anna", "udo", 10, 9),
		"start":   date("1", "anna", "udo", -1, 10),
		"place":   {A: "anna", B: "udo", Start: at(1), Minutes: 60, Place: "pub"},
	} {
		require.Equal(t, wire.ErrBody.With(field), c.Fits(d, begin), field)
	}
	require.Equal(t, wire.ErrBody.With("minutes"), c.Fits(date("1", "anna", "udo", 10, 61), begin))
	require.Equal(t, wire.ErrBody.With("start"), c.Fits(date("1", "anna", "udo", 367*24*60, 10), begin))
}

func TestNobodyIsPromisedTwiceAtATime(t *testing.T) {
	c := NewCalendar(nil)
	taken := date("taken", "anna", "udo", 30, 30)
	c.Put(taken)
	require.NoError(t, c.Fits(date("x", "anna", "kim", 40, 10), begin), "what is only proposed binds nobody")
	taken, err := c.Answered("taken", "udo", true, begin)
	require.NoError(t, err)
	c.Put(taken)
	require.Equal(t, wire.ErrBooked.With("you"), c.Fits(date("x", "anna", "kim", 50, 20), begin))
	require.Equal(t, wire.ErrBooked.With("person"), c.Fits(date("x", "kim", "udo", 25, 10), begin))
	require.NoError(t, c.Fits(date("x", "kim", "udo", 60, 10), begin), "one may end as the next begins")
	c.Put(date("late", "kim", "anna", 20, 20))
	_, err = c.Answered("late", "anna", true, begin)
	require.Equal(t, wire.ErrBooked.With("you"), err)
	no, err := c.Answered("late", "anna", false, begin)
	require.NoError(t, err)
	require.Equal(t, wire.Declined, no.State)
}

func TestWhateverIsAcceptedNobodyIsInTwoPlaces(t *testing.T) {
	for seed := range uint64(200) {
		r, c := rand.New(rand.NewPCG(seed, 2)), NewCalendar(nil)
		var accepted []Date
		for i := range 60 {
			d := date(fmt.Sprint(i), name(r.IntN(5)), name(r.IntN(5)), r.IntN(300), 10+r.IntN(51))
			if c.Fits(d, begin) != nil {
				continue
			}
			c.Put(d)
			yes, err := c.Answered(d.ID, d.B, true, begin)
			if err != nil {
				continue
			}
			c.Put(yes)
			for _, other := range accepted {
				shared := other.Of(yes.A) || other.Of(yes.B)
				require.False(t, shared && other.Start < yes.End() && yes.Start < other.End(), "%v and %v", other, yes)
			}
			accepted = append(accepted, yes)
		}
		require.Greater(t, len(accepted), 4, "something was accepted")
	}
}

func TestOnlyTheTwoAnswerAndCallOff(t *testing.T) {
	c := NewCalendar([]Date{date("1", "anna", "udo", 30, 30)})
	for _, who := range []wire.PersonID{"anna", "kim"} {
		_, err := c.Answered("1", who, true, begin)
		require.Equal(t, wire.ErrNotFound.With("id"), err, who)
	}
	_, err := c.Off("1", "kim", begin)
	require.Error(t, err)
	_, err = c.Off("1", "udo", time.UnixMilli(at(60)))
	require.Error(t, err, "what is over cannot be called off")
	off, err := c.Off("1", "anna", begin)
	require.NoError(t, err)
	c.Put(off)
	_, err = c.Answered("1", "udo", true, begin)
	require.Error(t, err)
	_, err = c.Off("1", "udo", begin)
	require.Error(t, err)
}

func TestAnAppointmentIsDueOnce(t *testing.T) {
	c := NewCalendar(nil)
	d := date("1", "anna", "udo", 30, 30)
	c.Put(d)
	_, coming := c.Next(begin)
	require.False(t, coming, "nobody has agreed yet")
	d.State = wire.Accepted
	c.Put(d)
	next, coming := c.Next(begin)
	require.True(t, coming)
	require.Equal(t, at(30), next.UnixMilli())
	require.Empty(t, c.Due(next.Add(-1)))
	require.Len(t, c.Due(next), 1)
	require.Empty(t, c.On("anna", next))
	d.Called, d.Table = true, "table"
	c.Put(d)
	require.Empty(t, c.Due(next))
	require.Len(t, c.On("udo", next), 1)
	require.Empty(t, c.On("udo", time.UnixMilli(d.End())))
	require.Equal(t, wire.PersonID("anna"), d.Other("udo"))
	require.Len(t, c.Of("udo", time.UnixMilli(d.End())), 1)
	require.Empty(t, c.Of("udo", time.UnixMilli(d.End()).Add(keptFor)))
}

func TestNobodyProposesWithoutEnd(t *testing.T) {
	c := NewCalendar(nil)
	for i := range asksAtMost {
		c.Put(date(fmt.Sprint(i), "anna", name(i), 30, 10))
	}
	require.ErrorIs(t, c.Fits(date("x", "anna", "udo", 90, 10), begin), error(wire.ErrTooMany))
	require.NoError(t, c.Fits(date("x", "udo", "anna", 90, 10), begin))
}

func TestACalendarForgetsWhatNobodyIsToldOfAnyMore(t *testing.T) {
	c := NewCalendar([]Date{date("1", "anna", "udo", 30, 30)})
	end := time.UnixMilli(at(60))
	c.Prune(end.Add(keptFor - time.Second))
	require.Len(t, c.Of("udo", end), 1)
	c.Prune(end.Add(keptFor))
	_, there := c.Get("1")
	require.False(t, there)
}
