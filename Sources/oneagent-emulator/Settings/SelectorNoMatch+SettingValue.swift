import EventsAPI

extension SelectorNoMatch: SettingValue {
    static var expectation: String { "nothing or environment" }
    init?(settingText: String) { self.init(rawValue: settingText) }
    var settingText: String { rawValue }
}
