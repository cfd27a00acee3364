"""The checks before review: what a worker is shown, and what nobody is bothered with."""

import json
import random
import time
import unicodedata
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import screening
from storage.screening import Flag, alike, clean, clean_name, screen, tucked

SAMPLES = Path(__file__).parents[1] / "samples" / "wishes.jsonl"
WISHES = [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
BY_ID = {wish["id"]: wish for wish in WISHES}
FLAGGED = [wish for wish in WISHES if wish["flag_in"]]
PLAIN = [wish for wish in WISHES if not wish["flag_in"]]
PRIVATE = sorted(screening.PRIVATE_SPANS)

# flag, where it stands, what was typed
MUST_FLAG = [
    ("phone", "title", "修水管请打 199 0000 0312"),
    ("phone", "title", "号码一九九零零零零零四一七，找我就行"),
    ("phone", "title", "手机１９９－００００－０４１７"),
    ("phone", "title", "加急：+86 19900000417"),
    (
        "phone",
        "title",
        "1\u200b9\u200b9\u200b0\u200b0\u200b0\u200b0\u200b0\u200b4\u200b1\u200b7 随时",
    ),
    ("phone", "title", "打幺九九〇〇〇〇零四一七"),
    ("phone", "title", "①⑨⑨⓪⓪⓪⓪⓪④①⑦打给我"),
    ("phone", "title", "1 9 9.0 0 0 0.0 4 1 7 有空就打"),
    ("phone", "title", "家里座机010-6500 0417"),
    ("phone", "title", "电话 0571 8500 0417 找老周"),
    ("phone", "title", "固话65000417，白天有人"),
    ("phone", "title", "联系l99OOOO0417"),
    ("phone", "story", "不在家就打我女儿199，0000，0417"),
    ("phone", "title", "1🌟9🌟9🌟0🌟0🌟0🌟0🌟0🌟4🌟1🌟7"),
    ("id_number", "title", "办证用的号：000000 19480101 0005"),
    ("id_number", "title", "０００００019480101000５"),
    ("id_number", "story", "她的证是00000019500315001x"),
    ("id_number", "story", "老的身份证是000000480101001"),
    ("id_number", "title", "护照E00000000过期了怎么换"),
    ("id_number", "story", "卡号6222 0000 0000 0000 007，可以查"),
    ("house_number", "title", "送到3号楼2单元501就好"),
    ("house_number", "title", "三号楼二单元五〇一的灯坏了"),
    ("house_number", "title", "我在12栋1203室等"),
    ("house_number", "title", "501室门口的灯不亮"),
    ("house_number", "title", "门牌是18号，帮我抬个柜子"),
    ("house_number", "title", "住3-2-501，想借梯子"),
    ("house_number", "title", "点亮路27号门口的台阶想装扶手"),
    ("house_number", "title", "A座1801要个拖把"),
    ("money", "title", "能不能借我两千块，月底还"),
    ("money", "title", "孩子交不起学费，哪位帮帮忙"),
    ("money", "title", "想给对门凑点钱做手术"),
    ("money", "title", "求好心人转点钱救急"),
    ("money", "title", "水滴筹链接请大家转发"),
    ("money", "story", "最近手头紧，能给点钱买菜就好"),
    ("money", "title", "借500周转几天，500元就够"),
    ("money", "title", "帮忙垫付一下住院费"),
    ("medicine", "title", "谁有布洛芬，匀我两片"),
    ("medicine", "title", "想要一盒速效救心丸备着"),
    ("medicine", "title", "求退烧药，孩儿他爸烧到三十九度"),
    ("medicine", "title", "家里有吃不完的降糖药，谁要"),
    ("medicine", "story", "阿莫西林没有了，谁家有头孢借几粒"),
    ("medicine", "title", "二甲双胍断货了"),
    ("danger", "title", "我不想活了"),
    ("danger", "story", "有时候真想从楼上跳下去一了百了"),
    ("danger", "title", "想借个火盆，在屋里烧炭睡过去算了"),
    ("danger", "story", "他喝了酒又动手打我，孩子都吓哭了"),
    ("danger", "story", "丈夫拿刀指着我，我躲在厕所"),
    ("danger", "title", "厨房燃气泄漏，谁会关总阀"),
    ("danger", "title", "插座冒火花，电线都烧焦了"),
    ("danger", "title", "老伴突然叫不醒了，怎么办"),
    ("danger", "story", "父亲胸口疼得满头汗，喘不上气"),
    ("danger", "title", "我妈下午走失了，穿灰外套"),
    ("danger", "story", "活着就是拖累，死了算了"),
    ("minor", "title", "给8岁的外孙找个棋伴"),
    ("minor", "title", "初二学生想要一本字帖"),
    ("minor", "title", "每天帮接孩子放学"),
    ("minor", "title", "女儿上小学，想借一套校服"),
    ("minor", "title", "小朋友想要一套水彩笔"),
    ("minor", "story", "孙子叫王小亮，在点亮小学三年级2班"),
    ("label", "title", "独居老人想要一床被子"),
    ("label", "title", "特困家庭求一张书桌"),
    ("label", "title", "自闭症孩子的妈妈想喘口气"),
    ("label", "story", "我们家是低保户，不好意思开口"),
    ("contact", "title", "加我微信wish_light88细说"),
    ("contact", "title", "vx：abc12345 备注修灯"),
    ("contact", "title", "QQ 123456789，晚上在线"),
    ("contact", "title", "写信到wang@example.com"),
    ("contact", "title", "详情看 https://example.com/a?b=1"),
    ("contact", "story", "ＱＱ：１２３４５６７"),
    ("phone", "title", "有空call我 199.0000.0417"),
    ("phone", "title", "打199 0000,0417"),
    ("phone", "title", "tel199-0000-0417谢谢"),
    ("phone", "title", "手机（199）0000-0417"),
    ("phone", "title", "199\n0000\n0417"),
    ("phone", "title", "一九玖零零零零〇四一七"),
    ("phone", "title", "(010)65000417 找我"),
    ("phone", "title", "修灯加1手机:19900000417"),
    ("phone", "story", "打给我儿子：008619900000417"),
    ("phone", "title", "𝟏𝟗𝟗𝟎𝟎𝟎𝟎𝟎𝟒𝟏𝟕"),
    ("phone", "title", "我电话是 6500-0417 中午别打"),
    ("id_number", "title", "老妈000000-19480101-0005要办卡"),
    ("id_number", "story", "身份证号 00000019480101 0005"),
    ("id_number", "title", "身份证尾巴是X：00000019500315001X"),
    ("id_number", "story", "身份证：0000001948010100"),
    ("house_number", "title", "我住十二号楼三单元一零二"),
    ("house_number", "title", "5栋2单元门口的灯坏了"),
    ("house_number", "title", "来8幢601室拿"),
    ("house_number", "title", "家在6-1202，钥匙卡住了"),
    ("house_number", "title", "2单元5楼东户想装扶手"),
    ("house_number", "title", "点亮新村18号 302室"),
    ("house_number", "title", "七号楼402的王阿姨想要被子"),
    ("house_number", "title", "幸福里9号院4号楼1门301"),
    ("money", "title", "想请大家捐点钱给老李做手术"),
    ("money", "title", "谁能先借我点钱交住院费"),
    ("money", "title", "求资助女儿上大学"),
    ("money", "title", "差三千块凑不够手术费"),
    ("money", "title", "欠债太多，想请人帮忙"),
    ("money", "story", "房租实在交不起了，求大家帮一把"),
    ("money", "title", "需要钱给老伴买药"),
    ("money", "title", "微信收款码发群里，大家随意"),
    ("money", "title", "借点生活费，下月还"),
    ("money", "title", "给点现金救急"),
    ("money", "title", "希望有人能帮我付下个月的房租"),
    ("medicine", "title", "哪位邻居有降糖药，先借我一天的"),
    ("medicine", "title", "安眠药能给我几片吗"),
    ("medicine", "title", "要两盒连花清瘟"),
    ("medicine", "title", "急！需要硝酸甘油"),
    ("medicine", "title", "高血压药断了三天"),
    ("medicine", "title", "谁家备有儿童退烧药美林"),
    ("medicine", "story", "没药了，谁有多的胰岛素匀一支"),
    ("medicine", "title", "收止痛药，多少都要"),
    ("danger", "title", "真的撑不下去了"),
    ("danger", "title", "这日子过不下去了，想走了"),
    ("danger", "story", "我想结束这一切"),
    ("danger", "story", "没什么可留恋的了，药我都攒好了"),
    ("danger", "story", "老公天天打我骂我"),
    ("danger", "title", "楼上男人在打老婆，喊救命"),
    ("danger", "story", "儿子不给饭吃还打我"),
    ("danger", "title", "家里一股煤气味"),
    ("danger", "title", "楼道里着火了"),
    ("danger", "title", "老爷子摔倒起不来了"),
    ("danger", "title", "我被锁在屋里出不去，他不让我出门"),
    ("danger", "story", "婆婆突然半边身子不能动"),
    ("danger", "title", "活得太累，不如一死了之"),
    ("danger", "story", "我割了手腕"),
    ("danger", "title", "有人在楼道里砸门要杀我"),
    ("danger", "title", "孩子不见了，求大家帮忙找"),
    ("minor", "title", "小区里六岁男孩想要辆小车"),
    ("minor", "title", "给孙女补英语，她上四年级"),
    ("minor", "title", "孩子放学没人接"),
    ("minor", "title", "我家娃想学画画"),
    ("minor", "title", "给刚满月的宝宝要个摇篮"),
    ("minor", "title", "初中生儿子想要一双球鞋"),
    ("minor", "title", "闺女上幼儿园，缺个小书包"),
    ("minor", "story", "闺女叫刘小雨"),
    ("label", "title", "贫困学生想要台灯"),
    ("label", "title", "残疾老人想要拐杖"),
    ("label", "title", "单亲妈妈想找人看会儿孩子"),
    ("label", "title", "五保户要床棉被"),
    ("label", "story", "我是建档立卡户"),
    ("label", "title", "智障儿子需要陪伴"),
    ("label", "title", "空巢老人想找人聊天"),
    ("contact", "title", "微信号：hello_2026"),
    ("contact", "title", "薇信 dengdeng66"),
    ("contact", "title", "扣扣12345678"),
    ("contact", "title", "邮箱 li.ming at example.com"),
    ("contact", "title", "wang艾特example点com"),
    ("contact", "title", "链接 www.example.cn/x"),
    ("contact", "title", "@liming_2026 私聊"),
    ("contact", "title", "+V liming2026"),
    ("phone", "title", "我号199 00 00 04 17随时在"),
    ("phone", "title", "壹玖玖零零零零零肆壹柒"),
    ("phone", "story", "呼我小灵通 021 6500 0417"),
    ("phone", "title", "微信同号19900000417"),
    ("phone", "title", "1-9-9-0-0-0-0-0-4-1-7"),
    ("id_number", "title", "证号000000|19480101|0005"),
    ("id_number", "story", "我身份证00000019480101000五"),
    ("house_number", "title", "二十一栋一单元四零三"),
    ("house_number", "title", "来4-2-302找我"),
    ("house_number", "title", "家住9号楼顶楼1102室"),
    ("house_number", "title", "我家501房"),
    ("money", "title", "急需五千元做手术"),
    ("money", "title", "有没有好心人资助点生活费"),
    ("money", "title", "找人借钱周转"),
    ("money", "title", "请打到我支付宝"),
    ("money", "story", "实在没办法了，想问街坊借一万块"),
    ("money", "title", "缺两千块学费"),
    ("medicine", "title", "有没有人有多的阿司匹林"),
    ("medicine", "title", "需要几片退烧药"),
    ("medicine", "title", "家里没有止疼药了，谁能给两粒"),
    ("medicine", "title", "换一盒头孢"),
    ("danger", "title", "不想活下去了"),
    ("danger", "story", "他把我关在家里，手机也收了"),
    ("danger", "title", "我爸喝了农药"),
    ("danger", "story", "真想从楼上跳下去"),
    ("danger", "title", "厨房天然气漏气"),
    ("danger", "title", "老人晕倒在楼道"),
    ("danger", "title", "奶奶走丢了，穿红棉袄"),
    ("danger", "story", "丈夫又打我了"),
    ("danger", "title", "我快要饿死了三天没吃"),
    ("danger", "story", "我想死"),
    ("danger", "title", "邻居家冒烟了"),
    ("danger", "story", "孩子他爸要杀了我们娘俩"),
    ("minor", "title", "帮我家六年级的儿子补数学"),
    ("minor", "title", "三岁宝宝的旧衣服有吗"),
    ("minor", "title", "想找人照看孩子半天"),
    ("minor", "title", "小学生课后没人管"),
    ("minor", "title", "十二岁男孩想学吉他"),
    ("label", "title", "困难家庭求冬衣"),
    ("label", "title", "失独老人想有人陪"),
    ("label", "title", "精神病人家属想聊聊"),
    ("contact", "title", "微信 wx_20261121"),
    ("contact", "title", "加薇wishlight"),
    ("contact", "title", "qq群：88776655"),
    ("contact", "title", "a.b@163.com收"),
]

# never flagged, neither in public nor in the story
MUST_PASS = [
    "5号电池8节，遥控器用",
    "借一台轮椅，用三个月",
    "工资拖欠两个月，想咨询怎么要回来",
    "我孙女教我用手机，还差一点没学会",
    "想借一本小学生作文选练练笔",
    "血压计一台，会报数",
    "七天分格的药盒",
    "41码防滑鞋一双",
    "老花镜300度，散光50度",
    "窗帘一幅，宽180厘米高220厘米",
    "想请人看看药品说明书上的小字",
    "需要有人提醒我按时吃降压药",
    "陪我去医院取降压药",
    "帮忙把药煎一下，砂锅我有",
    "想学种芍药和山药",
    "家里有几盒过期药，问问哪里回收",
    "3号楼的声控灯坏了",
    "住六楼，没有电梯，想请人带袋米上来",
    "一室的东西要搬，箱子备好了",
    "三室一厅要打扫，想请两个人",
    "周六上午8:30到11:30有空",
    "2026-11-21之前想要一个行李箱",
    "坐307路公交去医院，想有人同行",
    "10号线换乘怎么走，想有人带一次",
    "1、3、5、7、9、11、13、15号楼的邻居想一起练拳",
    "快递单号SF1234567890123帮忙取一下",
    "想问12345热线怎么打",
    "400-800-1234的客服一直打不通",
    "电视要输18位序列号，看不清",
    "房东不退押金1500元，想问问合不合理",
    "接到电话要我转账，想请人看看真假",
    "教我用手机转账和发红包",
    "修一次要300元，想找会修的街坊",
    "朋友借走的钱要不回来，想咨询",
    "想要一个旧钱包",
    "做饭要用的大锅一口，借两天",
    "借几块木板搭个架子",
    "不要钱的二手书架，自己来搬",
    "不想活动室太吵，能不能换个时间",
    "想死你们了，老同学来聚聚",
    "天热死人，想借一台电扇",
    "电脑死机了，想请人看看",
    "灶打不着火了，想请人修",
    "防走失手环一个",
    "自行车胎漏气了，想借个打气筒",
    "夜里睡不着，想找人聊聊",
    "换上吊灯需要个梯子",
    "年轻生活馆的旧书想交换",
    "儿子打我电话听不见，想要个大音量的手机",
    "晚上一个人害怕，想有人说说话",
    "女儿在国外，想学视频通话",
    "给孩子们打视频电话总是断，想请人看看",
    "想过八十岁生日，缺一双筷子",
    "儿童绘本十本，放图书角",
    "走路困难，想借一副拐杖",
    "体检说贫血，想学几个菜",
    "微信视频怎么打，想学",
    "家里Wi-Fi密码忘了，怎么改",
    "想要一台5G的旧手机，屏幕6.5寸",
    "高一点的凳子，坐着能择菜",
    "初一想找人一起包饺子",
    "煤气灶换电池，够不着",
    "想装一个燃气报警器",
    "把柜子抬到一楼门口，约60公斤",
    "护理垫60乘90的，要100片",
    "老伴走了以后，想学做饭",
    "立遗嘱该找谁",
    "老板拖着工钱三千元不给，该找谁",
    "想学网上交学费，不会操作",
    "下个月15号去看牙，想有人陪",
    "二楼到三楼的扶手松了",
    "会议室借用两小时",
    "卧室门把手坏了，型号是62-2020",
    "教邻居用支付宝交电费",
    "想要一把结实的椅子",
    "想学跳交谊舞",
    "想借一个大号高压锅",
    "想借一辆三轮车拉煤",
    "想借一把梯子，两米高",
    "借我一个电钻，两百瓦的",
    "想借一本《活着》看看",
    "想找人一起看电影《自杀小队》后聊聊",
    "手机欠费了，想学怎么查话费",
    "工资卡丢了，想请人陪我去银行挂失",
    "报销要填表，想请人教",
    "住院报销的手续费是怎么回事",
    "想问高龄津贴怎么领",
    "想要一个存钱罐",
    "想找人一起去药店逛逛",
    "中药罐一个",
    "想学认草药",
    "买药的路远，想有人骑车带我一程",
    "药箱子要个小锁",
    "量血糖的试纸不会用，想请人教",
    "眼药水滴不准，想请人帮忙滴",
    "每天打胰岛素，想请懂的人教一下",
    "想找护士帮忙换药",
    "茶几玻璃碎了怎么扔",
    "电饭锅冒不出热气，想修",
    "电热毯不热了",
    "窗台上的花快死了，想请人看看",
    "花都旱死了，想讨几棵苗",
    "钥匙锁死了打不开",
    "想要一只活的乌龟作伴",
    "活着的绿萝一盆",
    "跳楼机玩具修一下",
    "跳绳一根",
    "砍一下门口的枯树枝",
    "楼上小孩跑步声大，想请人调解",
    "菜刀钝了，想磨刀",
    "拿刀削苹果手抖，想要个削皮器",
    "被窗户夹到手，想装个缓冲",
    "被单一床",
    "被人骗了一百块押金，想问问",
    "打人脸识别卡不过去，门禁要重新录",
    "救命恩人住院了，想织条围巾送他",
    "消防火灾演练想参加",
    "学心肺复苏，怕遇到晕倒的人",
    "去年晕倒过，出门想有人陪",
    "老猫走丢了，请大家留意",
    "想给楼里的师傅们送点热水",
    "想教邻居们下棋",
    "想找书法老师",
    "小学门口的斑马线掉色了",
    "在中学当过老师，想教人写字",
    "儿子今年三十二，想给他找个对象",
    "孙女上大学了，旧书桌送人",
    "孩子在外地工作，想有人帮着装个灯",
    "女儿结婚，想借十把椅子",
    "老年大学一班想借投影",
    "三班倒的师傅想要个耳塞",
    "高二层的床够不着",
    "五年的老冰箱不制冷了",
    "桂花糕做法，想学",
    "三岁的金毛没人遛",
    "旧毛衣两件，八成新",
    "困难的是下楼梯，想要扶手",
    "想做贫血的饭菜",
    "精神头不足，想学八段锦",
    "外来的快递车挡住了轮椅道",
    "瘸腿的桌子想修",
    "一个人住，想有人敲敲门",
    "3栋门口的垃圾桶满了",
    "8号下午去1号窗口办证",
    "12路公交站的长椅坏了",
    "2楼的防火门关不上",
    "305ml的保温杯",
    "房产证601平方看不懂",
    "101房间太热，会议换到小广场",
    "想找1990年的老照片底片扫描",
    "序号：20261121001",
    "条码6901234567892的奶粉哪里有卖",
    "电表读数13900123，不会抄",
    "第19届运动会门票想要一张",
    "18:30-20:00练太极",
    "身高175体重130的棉衣",
    "内存8GB/128GB的旧手机",
    "尺寸120-60-75的桌子",
    "3-5个人帮忙搬家",
    "借用微信群通知大家",
    "我的QQ登不上去了",
    "苹果iPhone手机充电线",
    "支付宝怎么刷脸",
    "想要A4纸100张",
    "想把13本相册整理一下",
    "12345打不通",
    "电压220V的插座",
    "想要一张1米5的床",
    "请帮忙抄写5000字的回忆录",
    "十二楼的老同事想聚聚",
    "想要一块搓衣板",
    "帮忙投票，点一下链接就行",
    "退款一直不到账，想请人看看",
    "想请人帮忙存钱取钱，ATM不会用",
    "微波炉打火花，不敢用了",
    "想要一盒彩色粉笔",
    "想要一个两层的鞋架",
    "借一把电钻打两个洞",
    "帮我看看社保卡怎么激活",
    "想学做红烧肉",
    "一箱牛奶搬不动，想请人提上楼",
    "冬天窗户漏风，想贴密封条",
    "帮我把药方念一念",
    "药店离得远，想有人陪着走",
    "眼镜腿断了，想请人粘一下",
    "饭卡里没钱了不会充，想请人教",
    "停车费怎么交，想请人教",
    "老同事欠我工钱，想咨询",
    "想学认钱，眼神不好怕收假钱",
    "物业费涨了，想问问合不合理",
    "想请人把煤球搬上楼",
    "煤气罐太沉，换不动",
    "燃气表没电了，换电池",
    "鱼缸漏了，想补",
    "活的鲫鱼一条",
    "想看跳伞表演",
    "楼上天天打鼓，睡不着",
    "儿子打我手机我听不见铃声",
    "想打毛衣，缺一副针",
    "被子打湿了，想烘一下",
    "火锅聚会缺两张桌",
    "想去看小学同学，有人同路吗",
    "孩子都大了，我想学跳舞",
    "想把儿子的旧吉他送人",
    "女儿的婚纱照想扫描",
    "想找三年前的群聊记录",
    "5年以上的老酒瓶收藏",
    "六点半一起跑步",
    "三层的蛋糕架借一天",
    "七八个人的桌子",
    "九月份的报纸",
    "高一脚低一脚的路想垫平",
    "一班公交停了，怎么去医院",
    "给老伴找个拐杖",
    "想给邻居送点自己种的菜",
    "3号楼和5号楼之间的路灯不亮",
    "2单元门口积水",
    "帮忙量一下2.5米的窗帘",
    "1280元的电费单看不懂",
    "电表号0012345678怎么查",
    "预约号20261121003",
    "WiFi密码是88888888改不了",
    "身份证丢了怎么补办",
    "想要一本电话簿",
    "微信不会发语音",
]


def seen(wish):
    return screen(title=wish["title"], story=wish["story"], place=wish["deliver_place"])


@pytest.mark.parametrize("wish", FLAGGED, ids=lambda wish: wish["id"])
def test_flagged_wish_is_found_where_it_stands(wish):
    """Every wish of the neighbourhood that needs a second look is marked at the right place."""
    assert (wish["flag"], wish["flag_in"]) in {(f.flag, f.where) for f in seen(wish)}


@pytest.mark.parametrize("wish", FLAGGED, ids=lambda wish: wish["id"])
def test_flagged_wish_carries_no_other_flag(wish):
    """A worker is told one thing, not five."""
    assert {finding.flag for finding in seen(wish)} == {wish["flag"]}


@pytest.mark.parametrize("wish", PLAIN, ids=lambda wish: wish["id"])
def test_plain_wish_is_not_stopped(wish):
    """Shoe sizes, lens strengths, a pill box, wages owed, sleeplessness: nobody is bothered."""
    assert seen(wish) == ()


def test_the_samples_are_all_here():
    assert (len(WISHES), len(FLAGGED), len(PLAIN)) == (120, 18, 102)


@pytest.mark.parametrize(("flag", "where", "text"), MUST_FLAG, ids=lambda value: value[:24])
def test_sentence_is_flagged(flag, where, text):
    findings = [f for f in screen(**{where: text}) if f.flag == flag]
    assert findings
    assert all(f.where == where and f.found and f.found in text for f in findings)


@pytest.mark.parametrize("text", MUST_PASS)
def test_sentence_is_left_alone(text):
    assert screen(title=text, story=text) == ()


def test_found_is_what_was_typed():
    """The worker sees the disguise, not our reading of it."""
    text = "打1\u200b99－０0００ 四一八零找我"
    (finding,) = screen(title=text)
    assert (finding.flag, finding.found) == (Flag.phone, "1\u200b99－０0００ 四一八零")


def test_findings_come_in_the_order_of_the_texts():
    found = screen(story="低保户", title="借800元，电话199-0000-0417", text="501室")
    assert [(f.where, f.flag) for f in found] == [
        ("story", "label"),
        ("title", "money"),
        ("title", "phone"),
        ("text", "house_number"),
    ]


def test_identity_number_is_not_a_telephone_as_well():
    assert {f.flag for f in screen(title="号 000000 1948 0101 0005")} == {Flag.id_number}


@pytest.mark.parametrize(
    "digits", ["000000194813010005", "000000194801320005", "12345678901234567"]
)
def test_long_number_without_a_birthday_is_no_identity(digits):
    assert screen(title=f"单号{digits}") == ()


def test_the_place_may_say_where_somebody_lives():
    """The private place holds building, unit and room; a telephone has a field of its own."""
    assert screen(place="3号楼2单元501") == ()
    assert [f.flag for f in screen(place="3号楼，打199-0000-0417")] == [Flag.phone]


def test_a_building_alone_may_stand_in_public():
    assert screen(title="3号楼门口的台阶") == ()


def test_danger_is_heard_in_every_text():
    """不想活了 goes to a person at once, wherever it is written."""
    for where in ("title", "text", "story", "place", "words"):
        findings = screen(**{where: "我不想活了"})
        assert screening.is_danger(findings)
        assert screening.is_for_worker_only(findings)


def test_money_goes_to_a_worker_without_alarm():
    findings = screen(title="想借800元")
    assert screening.is_for_worker_only(findings)
    assert not screening.is_danger(findings)


@pytest.mark.parametrize(
    "text", ["求两盒降压药", "电话199-0000-0417", "给8岁的外孙找棋友", "低保户"]
)
def test_other_flags_leave_the_way_to_the_group_to_the_worker(text):
    findings = screen(title=text)
    assert findings
    assert not screening.is_for_worker_only(findings)


@pytest.mark.parametrize(
    "text",
    [
        "老公打我，还踢我的狗",
        "报警器响了，一屋子煤气味",
        "看完小说，我不想活了",
        "店撑不下去了，我也不想活了",
        "去年装了支架，今天突然晕倒",
        "我妈走失了，她还牵着狗",
        "插座漏电，我怕触电",
    ],
)
def test_nothing_said_besides_makes_danger_void(text):
    """An alarm too many is a phone call; an alarm too few is not."""
    assert screening.is_danger(screen(story=text))


def test_nothing_is_found_in_nothing():
    assert screen() == ()
    assert screen(title="", story="") == ()
    assert not screening.is_danger(())


# --- clean ---


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  想要　　一口 \t锅  ", "想要 一口 锅"),
        ("一\r\n\r\n\r\n\r\n二\u2028三", "一\n\n二\n三"),
        ("1\u200b3\u2060\ufeff9", "139"),
        ("\u202e倒\u202c\u2066写\u2069", "倒写"),
        ("a\x00b\x07c\x1b", "abc"),
        ("e\u0301", "é"),
        ("半\ud83d个", "半个"),
        ("👨\u200d👩\u200d👧和❤\ufe0f和👩🏽\u200d🚒", "👨\u200d👩\u200d👧和❤\ufe0f和👩🏽\u200d🚒"),
        ("字\u200d字 👨\u200d字", "字字 👨字"),
        (
            "🏴\U000e0067\U000e0062\U000e0065\U000e007f \U000e0067",
            "🏴\U000e0067\U000e0062\U000e0065\U000e007f",
        ),
        ("a\u0300\u0301\u0302\u0303\u0304", "à\u0301\u0302"),
        ("<b>粗</b> &amp;", "<b>粗</b> &amp;"),
        ("", ""),
    ],
)
def test_clean(typed, kept):
    assert clean(typed) == kept


@given(
    st.text(st.characters() | st.sampled_from("\u200d\u200b\ufe0f👨👧\u0301\n \u202e\x00\u3164"))
)
def test_clean_text_is_clean_for_good(text):
    kept = clean(text)
    assert clean(kept) == kept
    assert kept == kept.strip()
    assert unicodedata.is_normalized("NFC", kept)
    assert not {"\x00", "\u200b", "\u202e", "\ufeff", "\r"} & set(kept)
    kept.encode()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("王\n阿姨", "王 阿姨"),
        ("  \u202e李明\u202c ", "李明"),
        ("\u200b\u3164 \ufe0f", "邻居"),
        ("", "邻居"),
        ("名" * 99, "名" * 40),
    ],
)
def test_clean_name(typed, kept):
    """Everybody can be spoken of, whatever the channel gave as a name."""
    assert clean_name(typed) == kept


@given(st.text(), st.integers(1, 60))
def test_name_is_one_visible_line_within_its_limit(text, limit):
    name = clean_name(text, limit)
    assert name.strip()
    assert "\n" not in name
    assert len(name) <= max(limit, len("邻居"))


# --- tucked ---


def test_words_of_thanks_lose_their_numbers():
    said = "谢谢！打199-0000-0417，住3号楼2单元501，vx：abc12345，证000000194801010005，真暖"
    assert tucked(said) == "谢谢！打＊＊＊，住＊＊＊，＊＊＊，证＊＊＊，真暖"


def test_plain_thanks_are_passed_on_as_said():
    said = "谢谢您，锅真好用，41码的鞋也合脚 ❤\ufe0f"
    assert tucked(said) == said


@pytest.mark.parametrize("text", [text for flag, _, text in MUST_FLAG if flag in PRIVATE])
def test_tucked_text_holds_nothing_private(text):
    assert screening.TUCKED in tucked(text)
    assert not {f.flag for f in screen(words=tucked(text))} & screening.PRIVATE_SPANS


# --- look-alikes ---


def whole(wish):
    return wish["title"] + "。" + wish["story"]


def same_place():
    pairs = combinations(WISHES, 2)
    return [(a, b) for a, b in pairs if a["deliver_place"] == b["deliver_place"]]


@pytest.mark.parametrize("said", [whole, lambda wish: wish["title"]], ids=["whole", "title"])
def test_only_the_look_alikes_of_one_household_are_shown(said):
    """The same pot asked for twice in other words is noticed; nothing else at that door is."""
    shown = {
        (f"look_alike:{a['id']}", b["id"])
        for a, b in same_place()
        if alike(said(a), said(b)) >= screening.LOOKS_ALIKE
    }
    marked = {(w["flag"], w["id"]) for w in WISHES if (w["flag"] or "").startswith("look")}
    assert shown == marked


def test_look_alikes_stand_out_from_the_whole_neighbourhood():
    """Told with their story, hardly any two of 7,140 pairs look alike that are not."""
    pairs = combinations(WISHES, 2)
    assert sum(alike(whole(a), whole(b)) >= screening.LOOKS_ALIKE for a, b in pairs) <= 4


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("想要一床厚被子", "求一床棉被"),
        ("想借一台轮椅", "有没有轮椅可以借两个月"),
        ("马桶水箱漏水", "坐便器一直渗水，想请人修"),
        ("想请人上门理发", "帮我爸剪头"),
        ("5号电池8节", "想要4节五号电池"),
        ("想要一块菜板", "求个菜板"),
    ],
)
def test_the_same_in_other_words(a, b):
    assert alike(a, b) >= screening.LOOKS_ALIKE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("想要一双41码棉鞋", "41码的裤子一条"),
        ("想请人看看电视", "想请人看看水管"),
        ("帮忙取快递", "帮忙浇花"),
        ("想要一个锅铲", "想要一个脸盆"),
    ],
)
def test_the_same_words_around_another_thing(a, b):
    assert alike(a, b) < screening.LOOKS_ALIKE


@given(st.text(), st.text())
def test_alike_is_a_measure(a, b):
    assert 0 <= alike(a, b) <= 1
    assert alike(a, b) == alike(b, a)
    assert alike(a, a) in (0, 1)


# --- whatever is sent ---

LEXICON = "".join(dict.fromkeys("".join(text for *_, text in MUST_FLAG)))


@given(st.text(st.characters() | st.sampled_from(LEXICON)))
def test_nothing_breaks_the_screen(text):
    for finding in screen(title=text, story=text, place=text):
        assert finding.found in text
    tucked(text)


HARD = [
    "1", "1 ", "13 ", "1-", "3-2-", "119491001", "6222 ", "000000194801010005 ", "0", "a", "a@",
    "a.", "aa.co", "http://", "www.", "vx", "need a ", "微信", "借", "借钱", "借钱没还",
    "没钱看病", "求求药", "一片药", "药", "给我我", "被他打", "老婆", "他", "不想活",
    "活着真真", "煤气味", "妈走失", "晕倒过一次", "孩子", "给孩子", "女儿", "辅导作业", "五岁",
    "五", "小学三", "门牌", "南路1", "电话2", "大家可以请", "\ufdfa", "\u200b1", "👨\u200d👩",
    " ", "\n", "，", LEXICON,
]  # fmt: skip


def quickest(text, tries=5):
    """Seconds of work, the best of a few tries: the machine may be busy, the pattern may not."""
    took = []
    for _ in range(tries):
        start = time.process_time()
        screen(title=text)
        took.append(time.process_time() - start)
        if took[-1] < 0.02:
            break
    return min(took)


@pytest.mark.parametrize("piece", HARD, ids=ascii)
def test_five_thousand_characters_take_no_time(piece):
    assert quickest((piece * 5000)[:5000]) < 0.02


def test_five_thousand_random_characters_take_no_time():
    text = "".join(random.Random(7).choices(LEXICON, k=5000))
    assert quickest(text) < 0.02
