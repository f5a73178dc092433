# What is said of files that did not arrive.

media-lost-too-large = One file was too large and was not kept; your words are. Photos and videos may have up to 10 MB.
media-lost-gone = One file could not be had from the platform; your words are kept. Please send it again.
media-lost-broken = One file cannot be opened; your words are kept. Please take the photo again or send another one.
media-lost-unknown-type = One file is of a kind that cannot be taken; your words are kept. Photos, videos (mp4) and voice are fine.
