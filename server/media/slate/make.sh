#!/bin/sh
# Makes slate.ivf (VP8) and slate.ogg (Opus), the film every stage falls back to. Needs Go and, from Debian, ffmpeg and fonts-inter.
set -eu
cd "$(dirname "$0")"
bold=$(fc-match -f '%{file}' 'Inter:style=Semi Bold')
plain=$(fc-match -f '%{file}' 'Inter:style=Regular')
text="drawtext=fontfile=$bold:text='K O N V E N T':fontsize=24:fontcolor=0x7fc4cd:x=(w-text_w)/2:y=84"
text="$text,drawtext=fontfile=$bold:text='Gleich geht es weiter':fontsize=60:fontcolor=0xf4f1ea:x=(w-text_w)/2:y=140"
text="$text,drawtext=fontfile=$plain:text='Back in a moment':fontsize=32:fontcolor=0xa9b7ba:x=(w-text_w)/2:y=226"

go run ./paint picture | ffmpeg -v error -y -f rawvideo -pix_fmt rgb24 -s 1280x720 -r 12 -i - \
	-vf "$text,format=yuv420p" -c:v libvpx -deadline best -cpu-used 0 -auto-alt-ref 0 -lag-in-frames 0 -error-resilient 1 \
	-g 12 -keyint_min 12 -qmin 4 -qmax 22 -crf 12 -b:v 480k -f ivf slate.ivf

go run ./paint sound | ffmpeg -v error -y -f s16le -ar 48000 -ac 2 -i - \
	-c:a libopus -b:a 40k -vbr off -frame_duration 20 -application audio long.ogg
ffmpeg -v error -y -ss 16 -t 16 -i long.ogg -c:a copy slate.ogg
rm long.ogg
ls -l slate.ivf slate.ogg
