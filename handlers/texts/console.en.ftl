# What the terminal says: huying chat and huying demo.

console-how =
    One line is one message. A number or a label chooses; /photo PATH sends a photo, /location LAT,LON a location; Ctrl-D ends.

demo-open = The demo city is up.
demo-resident = The resident's chat
demo-together = Resident, grid worker and community admin side by side
demo-terminal = Be one of them in the terminal (in another window)
demo-stop = Ctrl-C stops it; the data stays.
