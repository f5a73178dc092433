# What a person reads on the web chat page and on /demo. Served as flat JSON: no selectors, no plurals.

page-title = Huying
page-tagline = You call, we respond
language-label = Language
language-zh-CN = 中文
language-en = English
log-label = Conversation
author-own = You
author-bot = Huying
newer-messages = New messages

status-line-connecting = Connecting
status-line-offline = Connection lost. What you write is kept and goes out once it is back
status-line-sending = Sending
status-line-busy = Many people are writing. Yours is sent again in a moment
status-line-online = Online

empty-title = What needs fixing? One sentence is enough
empty-text = Say which estate and building, and add a photo if you can. It reaches the right person within seconds.
empty-example-1 = The manhole cover at the estate gate is loose and rattles
empty-example-2 = The stairway light in building 3 is out
empty-example-3 = Rubbish downstairs has not been collected for two days
empty-emergency = In danger, call first: fire or gas 119, police 110, ambulance 120.

composer-label = Write a message
composer-hint = What is wrong, and where
composer-send = Send
composer-photo = Add photos
composer-location = Send my location
composer-remove-photo = Remove photo { $number }

photo-open = View photo
photo-alt = Photo
photo-close = Close
photo-loading = Loading photo
photo-broken = The photo cannot be opened right now
photo-undisplayable = The browser cannot show this format
photo-download = Download attachment
photo-too-large = “{ $name }” is over 10 MB and was not added. Please choose a smaller photo.
photo-wrong-type = “{ $name }” is not a photo we can take. Please use JPEG, PNG, WebP or HEIC.
photo-too-many = At most { $count } photos at a time; the rest were not added.

location-own = My location
location-searching = Finding your location
location-refused = Location was not allowed. You can type the address: estate, building, entrance.
location-failed = Your location cannot be found right now. You can type the address: estate, building, entrance.

own-pending = Waiting to be sent
own-sent = Sent
own-failed = Not sent
own-uploading = Uploading
own-retry = Send again
own-secret = Invitation code submitted

upload-offline = The network is gone. The upload continues once it is back.
upload-400 = This photo cannot be read. Please choose another one.
upload-401 = You are no longer signed in. Please reload the page and send it again.
upload-413 = The photo is over 10 MB. Please choose a smaller one.
upload-415 = This format cannot be taken. Please use JPEG, PNG, WebP or HEIC.
upload-429 = Too many photos at once. Please try again in a minute.
upload-unknown = The photo was not uploaded. Please try again.

error-busy = Many people are writing. It is sent again in a moment.
error-bad-frame = This message could not be read. Please say it another way.
error-too-long = This message is too long. Please send it in parts.
error-too-many = That was a lot at once. Please try again in a minute.
error-not-yours = This button is not yours.
error-expired = This button has expired. Please see the latest message.
error-unknown-media = The photo was not found. Please add it again.
error-forbidden = You may not do this step.
error-signed-out = You are no longer signed in. Please reload the page and sign in again.
error-failed = This step did not work, and we have noted it. Please try again.
error-unknown = This message could not be handled. Please try again.

signin-open = Staff sign-in
signin-title = Staff sign-in
signin-text = Enter the invitation code that the person you report to gave you. It is valid for 48 hours and works once.
signin-code = Invitation code
signin-submit = Sign in
signin-cancel = Cancel

sound-on = Turn sound on
sound-off = Turn sound off

role-worker = Grid worker
role-part-time = Part-time grid worker
role-leader = Grid leader
role-office = Office staff
role-community = Community admin
role-street = Street admin
role-district = District admin
role-city = City admin
role-admin = Admin

status-submitted = Waiting for triage
status-dispatched = Dispatched
status-accepted = Accepted
status-in_progress = In progress
status-paused = Paused
status-resolved = Waiting for confirmation
status-closed = Closed
status-declined = Declined
status-withdrawn = Withdrawn
ticket-number = No. { $number }

demo-title = Huying · demo
demo-lead = A resident writes one sentence, the grid worker fixes it, the community sees it through.
demo-step-1 = The resident writes a sentence and picks the matter
demo-step-2 = The grid worker accepts, fixes and takes a photo
demo-step-3 = The resident confirms and rates
demo-try = Write one for the resident
demo-example = 幸福小区3号楼2单元门口的路灯坏了三天了
demo-source = Open the page that residents use
demo-tabs = Choose a role
demo-resident = Resident
demo-worker = Grid worker
demo-admin = Community admin
demo-unread = New messages
demo-empty-worker = The residents' tasks appear here; each step is one tap.
demo-empty-admin = What the community has to decide appears here.
