/// How much is said on standard error; each level includes the ones before it.
enum LogLevel: String, CaseIterable, SettingValue {
    case error
    case warning
    case info
    case debug

    static var expectation: String { "error, warning, info or debug" }
    init?(settingText: String) { self.init(rawValue: settingText) }
    var settingText: String { rawValue }
}
