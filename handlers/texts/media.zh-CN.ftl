# What is said of files that did not arrive.

media-lost-too-large = 有一个文件太大，没有收下，文字都在。请发小一点的，照片和视频最大 10 MB。
media-lost-gone = 有一个文件没能从平台取到，文字都在。请再发一次。
media-lost-broken = 有一个文件打不开，文字都在。请重新拍一张，或者换一个再发。
media-lost-unknown-type = 有一个文件的类型收不了，文字都在。可以发照片、视频（mp4）或语音。
