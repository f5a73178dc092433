# What an administration tells the residents of its area.

words-broadcast = 广播|发通知|broadcast
command-broadcast = tell the residents of your area
broadcast-where = Whose residents are to be told?
broadcast-what = What are the residents of { $area } to be told? Write it, in { $count } characters at most. It goes to those who have saved their home.
broadcast-message =
    { $area }:
    { $text }
broadcast-preview =
    Residents will read:
    { $message }

    { $count ->
        [0] Nobody in this area has saved their home yet, so nobody would get it.
       *[other] It goes to { $count } residents of { $area } who have saved their home, { $time ->
            [now] now
           *[other] from { $time }
        }; what has not arrived within 3 days is dropped.
    }
broadcast-send = Send it
broadcast-change = Write it again
broadcast-drop = Do not send it
broadcast-sent = It is on its way; you hear when all are told.
broadcast-dropped = All right, nothing was sent.
broadcast-done = { $area }: { $count } residents have been told.
refused-broadcast-text = A broadcast has words, 500 characters at most.
