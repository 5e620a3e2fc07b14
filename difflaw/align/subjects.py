"""Words by which statutes name their recurring subjects, so that a rule in other words keeps its subject.

An overhaul replaces the words of a rule more readily than its subject: a fee becomes a charge, an office
a department, a reward for merit an award for contribution. Each line below is one subject and the words, of two
characters each, that point to it. The list was written from general knowledge of how Chinese
statutes are built (purpose, scope, competence, plan and budget, licence, supervision, sanctions, remedies,
supplementary provisions) and of the fields they regulate; it was not drawn from any pair of versions.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_SUBJECTS = """
定本
用本 遵守
主管 负责 领导
表彰 奖励 贡献 显著
举报 检举 控告 投诉
滥用 玩忽 徇私 失职 渎职 舞弊
处分 撤职 开除 降级
阻碍 妨碍 阻挠 抗拒
犯罪 刑事 刑法
民事 赔偿 恢复
治安
复议 起诉 诉讼
收费 缴费 费用 收取
条约 协定 公约
含义 用语 定义 所称
施行 废止
细则
军队 部队 武警 解放 军事
民族 边疆 革命 边远 贫困
宣传 普及 教育
规划 计划
预算 经费 资金 财政 拨款
科技 科研 研究 创新
国际 对外 交流 合作
境外 国外 外国 外商
标准 规范 规程
许可 批准 审批 核准
登记 备案 注册
检查 监督 巡查 督察
查封 扣押 冻结 封存
强制 执行
关闭 停业 停产
污染 生态 环境
安全 劳动 职业
秘密 保密 隐私 泄露
应急 紧急 突发 灾害 灾难
学校 学生 课程 教学 高校
培训 考核 进修
转让 出租 买卖 倒卖 抵押
补偿 征收 征用
税收 优惠 减税 补贴 扶持 减免
捐赠 赞助 基金 资助 捐助
农村 村民 农民 乡村
居民 社区 街道 城镇
工会 妇联 青年 共青
新闻 广播 电视 报刊 出版 媒体
未成 儿童 少年 青少
老年 残疾
妇女 女性 性别
协会 行业 商会
企业 公司 经营
场馆 场地 设施 场所
资料 档案 数据 信息
目录 名录 清单
评估 评价 监测 调查 统计
仲裁 调解 争议 纠纷
合同 协议
没收 罚款 警告
虚假 伪造 变造 骗取 隐瞒 欺骗 弄虚
挪用 克扣 截留 侵占 贪污
公布 公告 公示 公开
听证 意见
选举 任免 罢免 任命 辞职
会议 表决 议案
名称 标志 印章 标识
报告 通报 通知 报送
资格 资质 条件
原则 方针 坚持
权利 权益 义务
职责 职权 权限
土地 耕地 用地
水源 河流 河道 水域 湖泊
森林 林地 草原 草地
海洋 海域 海岛
矿产 采矿 开采
动物 植物 物种
食品 药品 饮用
卫生 医疗 疾病 健康 传染
交通 运输 车辆 船舶 航空
建筑 工程 施工 建设
电力 能源 燃气
住房 房屋 物业
就业 工资 社保 保险 保障
救助 慈善 福利
志愿 义工
文化 文物 遗产
旅游 体育 竞赛 比赛
互联 网络 平台
广告 商品 消费 价格
产品 质量 生产
进口 出口 贸易 海关
银行 金融 贷款 证券
股东 董事 股权
破产 清算 注销 终止 解散
期限 逾期 届满
委托 代理
回避 利害
证据 询问 讯问 取证
公安 检察 法院
国防 国家
专利 知识 版权
"""

_MARK = 0xE000
"""Subjects are written as characters of the private use area, which no law uses."""


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    lines = _SUBJECTS.strip().splitlines()
    return {word: chr(_MARK + place) for place, line in enumerate(lines) for word in line.split()}


def subjects(pairs: Iterable[str]) -> frozenset[str]:
    """The subjects that the character ``pairs`` of a text point to, each as one character.

    >>> subjects({"奖励"}) == subjects({"表彰"}) != subjects({"罚款"})
    True
    """
    table = _table()
    return frozenset(table[pair] for pair in table.keys() & pairs)
