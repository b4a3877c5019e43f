// Command paint makes the raw picture and sound of the slate for make.sh: "paint picture" writes RGB frames, "paint sound" stereo
// samples of 16 bits, both to standard output. Everything in them repeats after Loop seconds, so the film has no seam.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
)

// The film's size, frames a second, and length of the loop in seconds.
const (
	Width, Height = 1280, 720
	Frames        = 12
	Loop          = 16
	SampleRate    = 48_000
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	var err error
	switch {
	case len(args) == 1 && args[0] == "picture":
		err = picture(out)
	case len(args) == 1 && args[0] == "sound":
		err = sound(out)
	default:
		err = errors.New("usage: paint picture|sound")
	}
	return errors.Join(err, out.Flush())
}
