# What somebody is asked who scans the poster at a building's door.

door-ask = 您在 { $place } 吗？
door-here = 是的，就在这里
door-elsewhere = 不是，在别处
door-taken = 好的，{ $place }。哪里有问题，直接说一句话，可以带照片，这次不用再写地点。
door-home = 这里是我家，记下来
door-not-here = 好的。哪里有问题，直接说一句话，写上小区和楼号，或者发位置。
