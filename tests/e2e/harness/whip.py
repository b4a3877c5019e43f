"""A WHIP client that is not ours: GStreamer's webrtcbin sends a test picture and a tone until stdin ends.

usage: whip.py URL KEY vp8|h264      prints "connected" when the connection stands
"""

import sys
import threading
import urllib.request

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstWebRTC", "1.0")
gi.require_version("GstSdp", "1.0")
from gi.repository import GLib, Gst, GstSdp, GstWebRTC  # noqa: E402

VIDEO = {
    "vp8": "vp8enc deadline=1 keyframe-max-dist=30 target-bitrate=1000000 ! rtpvp8pay picture-id-mode=2"
    " ! application/x-rtp,media=video,encoding-name=VP8,payload=96",
    "h264": "x264enc tune=zerolatency speed-preset=ultrafast key-int-max=30 bitrate=1000"
    " ! video/x-h264,profile=constrained-baseline ! rtph264pay config-interval=-1 aggregate-mode=zero-latency"
    " ! application/x-rtp,media=video,encoding-name=H264,payload=96",
}
PIPELINE = """
webrtcbin name=out bundle-policy=max-bundle
audiotestsrc is-live=true wave=ticks ! opusenc ! rtpopuspay ! application/x-rtp,media=audio,encoding-name=OPUS,payload=111 ! out.
videotestsrc is-live=true pattern=ball ! video/x-raw,width=640,height=360,framerate=25/1 ! videoconvert ! queue ! {video} ! out.
"""


def post(url, key, offer):
    """Hands the offer in (RFC 9725, section 4.2) and returns the answer."""
    request = urllib.request.Request(
        url,
        data=offer.encode(),
        headers={"Content-Type": "application/sdp", "Authorization": "Bearer " + key},
    )
    with urllib.request.urlopen(request, timeout=10) as response:
        if response.status != 201:
            sys.exit(f"the door answered {response.status}")
        return response.read().decode()


def main(url, key, codec):
    Gst.init(None)
    loop = GLib.MainLoop()
    pipeline = Gst.parse_launch(PIPELINE.format(video=VIDEO[codec]))
    out = pipeline.get_by_name("out")

    def offered(promise, *_):
        promise.wait()
        reply = promise.get_reply()
        offer = reply.get_value("offer")
        done = Gst.Promise.new()
        out.emit("set-local-description", offer, done)
        done.interrupt()

    def gathering(*_):
        if out.get_property("ice-gathering-state") != GstWebRTC.WebRTCICEGatheringState.COMPLETE:
            return
        answer = post(url, key, out.get_property("local-description").sdp.as_text())
        _, message = GstSdp.SDPMessage.new_from_text(answer)
        description = GstWebRTC.WebRTCSessionDescription.new(GstWebRTC.WebRTCSDPType.ANSWER, message)
        out.emit("set-remote-description", description, None)

    def connection(*_):
        state = out.get_property("connection-state")
        if state == GstWebRTC.WebRTCPeerConnectionState.CONNECTED:
            print("connected", flush=True)
        elif state == GstWebRTC.WebRTCPeerConnectionState.FAILED:
            print("failed", flush=True)
            loop.quit()

    def stop():
        sys.stdin.read()
        loop.quit()

    out.connect("on-negotiation-needed", lambda *_: out.emit("create-offer", None, Gst.Promise.new_with_change_func(offered)))
    out.connect("notify::ice-gathering-state", gathering)
    out.connect("notify::connection-state", connection)
    threading.Thread(target=stop, daemon=True).start()
    pipeline.set_state(Gst.State.PLAYING)
    loop.run()
    pipeline.set_state(Gst.State.NULL)


if __name__ == "__main__":
    main(*sys.argv[1:4])
