## kit


## kit

kit-close = Close
kit-origin-customer = Customer
kit-origin-phone = Phone
kit-origin-agent = Agent
kit-origin-bot = Bot
kit-origin-campaign = Campaign
kit-origin-api = API
kit-origin-nobody = Nobody
kit-origin-named-bot = { $name }, bot
kit-origin-named-campaign = { $name }, campaign
kit-origin-named-api = { $name }, API
kit-tick-queued = Queued
kit-tick-sent = Sent
kit-tick-delivered = Delivered
kit-tick-read = Read
kit-tick-played = Played
kit-tick-failed = Not sent
kit-media-image = Photo
kit-media-video = Video
kit-media-audio = Voice message
kit-media-sticker = Sticker
kit-media-document = Document
kit-media-loading = loading
kit-media-open = Open { $name }
kit-media-play = Play { $name }
kit-media-missing = not available
kit-sound-play = Play
kit-sound-pause = Pause
kit-sound-position = Position
kit-sound-speed = Speed { $rate }×
kit-sound-failed = This browser cannot play it
kit-edited = edited
kit-to-quoted = Go to the message
kit-reaction = { $emoji } from { $name }
kit-unknown-kind = A message this version cannot show
kit-today = Today
kit-yesterday = Yesterday
kit-loading = Loading
kit-span-seconds = { $n } s
kit-span-minutes = { $n } min
kit-span-hours = { $n } h
kit-span-days = { $n } d
