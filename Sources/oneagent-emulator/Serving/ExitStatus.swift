import ArgumentParser
import Emulator

/// How the program ends, after sysexits(3) (design, section 1).
enum ExitStatus: Int32 {
    case success = 0
    case usage = 64
    /// A payload breaks the contract.
    case contractViolated = 65
    /// A file that was named cannot be read, or is of no use.
    case noInput = 66
    case cannotListen = 69
    /// A file cannot be made, or the record is in use.
    case cannotCreate = 73
    case inputOutput = 74

    var code: ExitCode { ExitCode(rawValue) }

    init(_ error: EmulatorError) {
        switch error {
        case .invalidHost, .remoteHost, .invalidName: self = .usage
        case .portTaken, .cannotListen: self = .cannotListen
        case .certificate: self = .noInput
        case .record, .cannotCreate: self = .cannotCreate
        case .system: self = .inputOutput
        }
    }
}
