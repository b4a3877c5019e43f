package room_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
)

func TestNamesAreCleaned(t *testing.T) {
	for in, want := range map[string]string{
		"  A.\u00a0 Klee ": "A. Klee", "a\u202eb\u200bc": "abc", "e\u0301": "é", "x\x00y": "xy", "two\nlines": "two lines",
		"A\u3164\u115f\u1160\uffa0\u2800\u034f\u17b4\u180b\ufe0f\U000e0100\U000e0041Z": "AZ",
		"Z" + strings.Repeat("\u0335", 40) + "algo":                                    "Z" + strings.Repeat("\u0335", 4) + "algo",
		"Nguyễn Thị Bưởi":                                                              "Nguyễn Thị Bưởi", "ประวีร์": "ประวีร์", "שָׁלוֹם": "שָׁלוֹם", "नमस्ते": "नमस्ते", "Raum 7": "Raum 7", "김": "김",
	} {
		got, err := room.CleanName(in)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}

func TestANameHasALetterOrDigitAndAnEnd(t *testing.T) {
	for _, nothing := range []string{"", "\u200d", "\u3164\u3164", "\u2800 \u2800", "\u0301\u0301", "…", "☺\ufe0f", "\ufe0f"} {
		_, err := room.CleanName(nothing)
		require.ErrorContains(t, err, "empty", "%+q", nothing)
	}
	_, err := room.CleanName(strings.Repeat("x", 81))
	require.ErrorContains(t, err, "too.long")
}

func TestTextsKeepTheirLinesAndEmoji(t *testing.T) {
	require.Equal(t, "a\nb\t👩\u200d💻", room.CleanText(" a\nb\t👩\u200d💻\u2066 "))
	require.Equal(t, "❤\ufe0f", room.CleanText("❤\ufe0f\u3164"))
	require.Equal(t, "!", room.CleanText("!"))
	for _, nothing := range []string{"\u3164", "\u2800\n\u2800", "\u200d\ufe0f", " \u115f "} {
		require.Empty(t, room.CleanText(nothing), "%+q", nothing)
	}
	heap := "a" + strings.Repeat(strings.Repeat("\u0301", 3)+"\u200d", 30)
	require.LessOrEqual(t, strings.Count(room.CleanText(heap), "\u0301"), 4, "also with joiners between")
}
