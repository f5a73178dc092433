# What somebody is asked who scans the poster at a building's door.

door-ask = Are you at { $place }?
door-here = Yes, right here
door-elsewhere = No, elsewhere
door-taken = All right, { $place }. Say in one sentence what is wrong, with a photo if you like; this time you need not write the place.
door-home = This is my home, remember it
door-not-here = All right. Say in one sentence what is wrong, with the estate and building, or send the location.

# The poster itself; both languages stand on it.
poster-title = Something wrong? Scan and say so.
poster-how = One sentence is enough. Your grid worker sees to it until you say it is done.
poster-emergency = In danger call first: fire and gas 119, police 110, ambulance 120
poster-scan-web = WeChat or browser
poster-scan-wechat = WeChat
poster-scan-telegram = Telegram app
