# What a person reads on the web chat page and on /demo. Served as flat JSON: no selectors, no plurals.

page-title = Huying
page-language-label = Language
page-language-zh-CN = 中文
page-language-en = English
page-log-label = Conversation
page-author-own = You
page-author-bot = Huying
page-newer-messages = New messages

page-status-line-connecting = Connecting
page-status-line-offline = Offline
page-status-line-sending = Sending
page-status-line-busy = One moment
page-status-line-online = Online

page-banner-offline = The connection is gone. What you write is kept and goes out once it is back.
page-banner-busy = Many people are writing. Yours is sent again in a moment.

page-empty-title = What needs fixing? One sentence is enough
page-empty-text = Say which estate and building, and add a photo if you can. It reaches the right person within seconds.
page-empty-example-1 = The manhole cover at the estate gate is loose and rattles
page-empty-example-2 = The stairway light in building 3 is out
page-empty-example-3 = Rubbish downstairs has not been collected for two days
page-empty-emergency = In danger, call first: fire or gas 119, police 110, ambulance 120.

page-composer-label = Write a message
page-composer-hint = Write here
page-composer-send = Send
page-composer-photo = Add photos
page-composer-location = Send my location
page-composer-remove-photo = Remove photo { $number }

page-photo-open = View photo
page-photo-alt = Photo
page-photo-close = Close
page-photo-loading = Loading photo
page-photo-broken = The photo cannot be opened right now
page-photo-undisplayable = The browser cannot show this format
page-photo-download = Download attachment
page-photo-too-large = “{ $name }” is over 10 MB and was not added. Please choose a smaller photo.
page-photo-wrong-type = “{ $name }” is not a photo we can take. Please use JPEG, PNG, WebP or HEIC.
page-photo-too-many = At most { $count } photos at a time; the rest were not added.

page-location-own = My location
page-location-searching = Finding your location
page-location-refused = Location was not allowed. You can type the address: estate, building, entrance.
page-location-failed = Your location cannot be found right now. You can type the address: estate, building, entrance.

page-own-pending = Waiting to be sent
page-own-sent = Sent
page-own-failed = Not sent
page-own-uploading = Uploading
page-own-retry = Send again
page-own-secret = Invitation code submitted

page-upload-offline = The network is gone. The upload continues once it is back.
page-upload-400 = This photo cannot be read. Please choose another one.
page-upload-401 = You are no longer signed in. Please reload the page and send it again.
page-upload-413 = The photo is over 10 MB. Please choose a smaller one.
page-upload-415 = This format cannot be taken. Please use JPEG, PNG, WebP or HEIC.
page-upload-429 = Too many photos at once. Please try again in a minute.
page-upload-unknown = The photo was not uploaded. Please try again.

page-error-busy = Many people are writing. Yours is sent again in a moment.
page-error-bad-frame = This message could not be read. Please say it another way.
page-error-too-long = This message is too long. Please send it in parts.
page-error-too-many = That was a lot at once. Please try again in a minute.
page-error-not-yours = This button is not yours.
page-error-expired = This button has expired. Please see the latest message.
page-error-unknown-media = The photo was not found. Please add it again.
page-error-forbidden = You may not do this step.
page-error-signed-out = You are no longer signed in. Please reload the page and sign in again.
page-error-failed = This step did not work, and we have noted it. Please try again.
page-error-unknown = This message could not be handled. Please try again.

page-signin-open = Staff sign-in
page-signin-title = Staff sign-in
page-signin-text = Enter the invitation code that the person you report to gave you. It is valid for 48 hours and works once.
page-signin-code = Invitation code
page-signin-submit = Sign in
page-signin-cancel = Cancel

page-sound-on = Turn sound on
page-sound-off = Turn sound off

page-role-worker = Grid worker
page-role-part_time = Part-time grid worker
page-role-leader = Grid leader
page-role-office = Office staff
page-role-community_admin = Community admin
page-role-street_admin = Street admin
page-role-district_admin = District admin
page-role-city_admin = City admin

page-status-submitted = Waiting for triage
page-status-dispatched = Dispatched
page-status-accepted = Accepted
page-status-in_progress = In progress
page-status-paused = Paused
page-status-resolved = Waiting for confirmation
page-status-closed = Closed
page-status-declined = Declined
page-status-withdrawn = Withdrawn
page-ticket-number = No. { $number }

page-demo-title = Huying · demo
page-demo-lead = A resident writes one sentence, the grid worker fixes it, the community sees it through.
page-demo-step-1 = The resident writes
page-demo-step-2 = The worker accepts and fixes
page-demo-step-3 = The resident confirms
page-demo-try = Write one for the resident
page-demo-example = 幸福小区3号楼2单元门口的路灯坏了三天了
page-demo-source = Residents' page
page-demo-tabs = Choose a role
page-demo-resident = Resident
page-demo-worker = Grid worker
page-demo-admin = Community admin
page-demo-unread = New messages
page-demo-empty-worker = The residents' tasks appear here; each step is one tap.
page-demo-empty-admin = What the community has to decide appears here.
